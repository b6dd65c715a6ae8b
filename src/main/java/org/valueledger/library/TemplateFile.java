package org.valueledger.library;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.valueledger.web.BadInput;
import org.valueledger.web.JsonFields;
import org.valueledger.web.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Templates as a file: what the service ships with, what an export gives and what an import takes.
 *
 * @param templates those without a mistake
 * @param errors everything that is wrong with the others
 */
record TemplateFile(List<DriverTemplate> templates, List<Error> errors) {

    static final String FORMAT = "value-ledger-driver-templates/1";

    private static final int MOST_TEMPLATES = 2000;
    private static final int MOST_ERRORS = 1000;

    /** @param template its key, or its place in the file where it has none; empty for the file itself */
    record Error(String template, String field, String message) {}

    TemplateFile {
        templates = List.copyOf(templates);
        errors = List.copyOf(errors);
    }

    static TemplateFile read(byte[] file, JsonMapper json) {
        try {
            return read(json.readTree(file));
        } catch (JacksonException e) {
            return unusable("file", "The file is not JSON: " + e.getOriginalMessage());
        }
    }

    static TemplateFile read(JsonNode file) {
        JsonNode format = file.path("format");
        JsonNode list = file.path("templates");
        if (!format.asString("").equals(FORMAT)) {
            String found = format.isMissingNode() ? "missing" : "\"" + JsonFields.shown(format) + "\"";
            return unusable("format", "format is " + found + ", expected \"" + FORMAT + "\"");
        }
        if (!list.isArray() || list.size() > MOST_TEMPLATES) {
            return unusable("templates", "templates is not a list of at most " + MOST_TEMPLATES + " templates");
        }
        return readAll(list);
    }

    private static TemplateFile readAll(JsonNode list) {
        List<DriverTemplate> templates = new ArrayList<>();
        List<Error> errors = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        int place = 0;
        for (JsonNode item : list) {
            place++;
            String key = item.path("key").asString("");
            String name = key.isBlank() ? "no. " + place : JsonFields.shown(item.path("key"));
            try {
                templates.add(TemplateReader.read(item));
            } catch (BadInput e) {
                e.fields().forEach(field -> errors.add(error(name, field)));
            }
            if (!key.isBlank() && !keys.add(key)) {
                errors.add(new Error(name, "key", "key is \"" + name + "\" for the second time, expected it once"));
            }
        }
        return new TemplateFile(templates, errors.subList(0, Math.min(MOST_ERRORS, errors.size())));
    }

    private static TemplateFile unusable(String field, String message) {
        return new TemplateFile(List.of(), List.of(new Error("", field, message)));
    }

    private static Error error(String template, Problem.Field field) {
        String found = field.value() == null ? "missing" : "\"" + field.value() + "\"";
        return new Error(template, field.field(), field.field() + " is " + found + ", expected " + field.expected());
    }

    /** The same templates give the same bytes. */
    static byte[] write(List<DriverTemplate> templates, JsonMapper json) {
        ObjectNode file = JsonNodeFactory.instance.objectNode().put("format", FORMAT);
        ArrayNode list = file.putArray("templates");
        templates.forEach(template -> list.add(TemplateJson.of(template)));
        return json.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(file);
    }
}
