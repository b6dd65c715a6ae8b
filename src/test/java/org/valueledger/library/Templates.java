package org.valueledger.library;

import java.util.function.Consumer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Templates for tests, as JSON. */
final class Templates {

    /** Reads and writes as the service does. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Templates() {}

    /** 14 minutes for each of 1000 things at 30 an hour become 8: 7000 become 4000, half of the difference counts. */
    static ObjectNode json(String key) {
        return (ObjectNode) JSON.readTree("""
                {"key": "%s", "name": "Handling of %s", "industries": ["Insurance"], "category": "COST_REDUCTION",
                 "tag": "productivity", "cashable": false, "whyBuy": "Because.", "issue": "Slow.", "outcome": "Fast.",
                 "capability": "A machine", "stakeholder": "Head of things", "metric": "Minutes per thing",
                 "unit": "min/thing", "direction": "DOWN", "kind": "LEVEL",
                 "questions": [
                   {"name": "minutes", "text": "How many minutes?", "unit": "min/thing", "role": "PERFORMANCE", "least": 0, "most": 100},
                   {"name": "things", "text": "How many a year?", "unit": "thing/year", "role": "CONDITION", "least": 0, "most": null}],
                 "formula": "minutes / 60 * things * 30", "unitValue": 1, "priced": true, "captureRate": 0.5,
                 "attributionShare": 1, "cadenceDays": 90, "evidence": "Time stamps",
                 "example": {"baseline": {"minutes": 14, "things": 1000}, "goal": {"minutes": 8, "things": 1000},
                   "baselineAmount": "7000", "goalAmount": "4000", "value": "1500"}}
                """.formatted(key, key));
    }

    static ObjectNode json(String key, Consumer<ObjectNode> change) {
        ObjectNode template = json(key);
        change.accept(template);
        return template;
    }

    static DriverTemplate template(String key) {
        return TemplateReader.read(json(key));
    }

    static DriverTemplate template(String key, Consumer<ObjectNode> change) {
        return TemplateReader.read(json(key, change));
    }

    static String file(ObjectNode... templates) {
        ObjectNode file = JSON.createObjectNode().put("format", TemplateFile.FORMAT);
        var list = file.putArray("templates");
        for (ObjectNode template : templates) {
            list.add(template);
        }
        return JSON.writeValueAsString(file);
    }
}
