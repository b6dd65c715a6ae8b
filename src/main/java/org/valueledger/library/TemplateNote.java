package org.valueledger.library;

import org.jspecify.annotations.Nullable;
import org.valueledger.web.JsonFields;
import tools.jackson.databind.JsonNode;

/** Why a version exists, in a sentence. */
final class TemplateNote {

    private static final String FIELD = "note";
    static final int LONGEST = 1000;

    private TemplateNote() {}

    static @Nullable String optional(JsonNode body) {
        String note = body.path(FIELD).isMissingNode() || body.path(FIELD).isNull() ? "" : given(body, false);
        return note.isEmpty() ? null : note;
    }

    static String required(JsonNode body) {
        return given(body, true);
    }

    private static String given(JsonNode body, boolean required) {
        return JsonFields.read(body, fields -> {
            String note = fields.text(FIELD, LONGEST);
            if (required && note == null) {
                fields.missing(FIELD, "a sentence on why the template changes");
            }
            return note == null ? "" : note.replace('\0', ' ');
        });
    }
}
