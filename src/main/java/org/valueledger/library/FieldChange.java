package org.valueledger.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field in which two versions of a template differ.
 *
 * @param field as in the file; questions by their name, such as {@code questions.minutes.text}
 * @param before null where the older version has nothing there
 * @param after null where the newer one has nothing there
 */
record FieldChange(
        String field, @Nullable String before, @Nullable String after) {

    static List<FieldChange> between(DriverTemplate older, DriverTemplate newer) {
        Map<String, String> before = fields(older);
        Map<String, String> after = fields(newer);
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        List<FieldChange> changes = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                changes.add(new FieldChange(name, before.get(name), after.get(name)));
            }
        }
        return changes;
    }

    /** The first word of the field, by which pages name it. */
    public String group() {
        return field.contains(".") ? field.substring(0, field.indexOf('.')) : field;
    }

    /** What follows it; empty where nothing does. */
    public String part() {
        return field.contains(".") ? field.substring(field.indexOf('.') + 1) : "";
    }

    private static Map<String, String> fields(DriverTemplate template) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : TemplateJson.of(template).properties()) {
            switch (field.getKey()) {
                case "industries" -> fields.put("industries", String.join(", ", template.industries()));
                case "questions" -> questions(fields, template, field.getValue());
                default -> flatten(fields, field.getKey(), field.getValue());
            }
        }
        return fields;
    }

    /** By name, so that a question that moves is not taken for one that changes; their order is a field of its own. */
    private static void questions(Map<String, String> fields, DriverTemplate template, JsonNode questions) {
        fields.put("questions", String.join(", ", template.questionNames()));
        for (JsonNode question : questions) {
            flatten(fields, "questions." + question.path("name").asString(), question);
        }
    }

    private static void flatten(Map<String, String> fields, String name, JsonNode value) {
        if (value.isObject()) {
            value.properties().stream()
                    .filter(field -> !field.getKey().equals("name"))
                    .forEach(field -> flatten(fields, name + "." + field.getKey(), field.getValue()));
        } else if (!value.isNull()) {
            fields.put(name, value.isNumber() ? value.decimalValue().toPlainString() : value.asString());
        }
    }
}
