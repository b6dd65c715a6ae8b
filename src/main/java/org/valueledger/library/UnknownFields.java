package org.valueledger.library;

import java.util.Set;
import org.valueledger.web.JsonFields;
import tools.jackson.databind.JsonNode;

/** A field that nobody knows is a misspelt one: left out, it would silently become its default. */
final class UnknownFields {

    private static final Set<String> OF_TEMPLATES = Set.of(
            "key",
            "name",
            "industries",
            "category",
            "tag",
            "cashable",
            "whyBuy",
            "issue",
            "outcome",
            "capability",
            "stakeholder",
            "metric",
            "unit",
            "direction",
            "kind",
            "questions",
            "formula",
            "unitValue",
            "priced",
            "captureRate",
            "attributionShare",
            "cadenceDays",
            "evidence",
            "example");

    /** What answers add and a change may send back. */
    private static final Set<String> OF_ANSWERS = Set.of("version", "newestVersion", "retired", "recorded", "note");

    private UnknownFields() {}

    static void refuse(JsonNode body, JsonFields fields) {
        for (String name : body.propertyNames()) {
            if (!OF_TEMPLATES.contains(name) && !OF_ANSWERS.contains(name)) {
                fields.refuse(name, JsonFields.shown(body.path(name)), "no such field");
            }
        }
    }
}
