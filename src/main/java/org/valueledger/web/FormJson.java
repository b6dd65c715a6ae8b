package org.valueledger.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form as the JSON that the API takes, so that both are checked in one place: {@code goal.reason} is a field of an object,
 * {@code questions[1].name} one of the second object in a list. Every value is text.
 *
 * <p>Blank fields are left out and gaps in lists are closed, which is what a removed row leaves behind. Of a name that comes
 * twice the last counts: a hidden default may stand before a box to tick. Names that begin with an underscore are the form's
 * own.
 */
public final class FormJson {

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+|\\[[0-9]{1,4}]){0,8}");
    private static final Pattern STEP = Pattern.compile("\\[([0-9]+)]|([A-Za-z0-9_-]+)");

    private FormJson() {}

    private sealed interface Part {}

    private record Text(String text) implements Part {}

    /** An object or a list, whichever its children say. */
    private record Branch(Map<String, Part> fields, TreeMap<Integer, Part> places) implements Part {
        Branch() {
            this(new LinkedHashMap<>(), new TreeMap<>());
        }
    }

    /**
     * @param fields by name, as they were sent; those whose names are no paths are passed over
     * @throws BadInput for a name that is a value here and an object or a list there
     */
    public static ObjectNode of(Map<String, List<String>> fields) {
        var root = new Branch();
        fields.forEach((name, values) -> {
            String last = values.isEmpty() || values.getLast() == null ? "" : values.getLast();
            if (!last.isBlank() && NAME.matcher(name).matches()) {
                put(root, name, last);
            }
        });
        return object(root);
    }

    private static void put(Branch root, String name, String value) {
        Branch at = root;
        Matcher steps = STEP.matcher(name);
        boolean more = steps.find();
        while (more) {
            String place = steps.group(1);
            String field = steps.group(2);
            more = steps.find();
            Part next = more ? new Branch() : new Text(value);
            Part known = place == null
                    ? at.fields().putIfAbsent(field, next)
                    : at.places().putIfAbsent(Integer.valueOf(place), next);
            Part reached = known == null ? next : known;
            boolean mixed = !at.fields().isEmpty() && !at.places().isEmpty();
            if (mixed || (known != null && !(more && known instanceof Branch))) {
                throw BadInput.of(name, value, "a name that is not used as a value, an object and a list at once");
            }
            if (reached instanceof Branch branch) {
                at = branch;
            }
        }
    }

    private static ObjectNode object(Branch branch) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        branch.fields().forEach((name, part) -> object.set(name, node(part)));
        return object;
    }

    private static JsonNode node(Part part) {
        return switch (part) {
            case Text text -> JsonNodeFactory.instance.stringNode(text.text());
            case Branch branch -> branch.places().isEmpty() ? object(branch) : list(branch);
        };
    }

    private static ArrayNode list(Branch branch) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        branch.places().values().forEach(part -> list.add(node(part)));
        return list;
    }
}
