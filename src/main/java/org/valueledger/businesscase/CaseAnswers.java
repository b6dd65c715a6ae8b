package org.valueledger.businesscase;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valueledger.businesscase.CaseLinks.LinkedDriver;
import org.valueledger.businesscase.NewCase.Heading;
import org.valueledger.valuation.BusinessCaseResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Business cases as the API answers them: what was given, and beside it what it comes to. Sent back, it is a valid body. */
@Component
class CaseAnswers {

    private final JsonMapper json;

    CaseAnswers(JsonMapper json) {
        this.json = json;
    }

    /** @param drivers all of the customer's */
    ObjectNode of(StoredCase stored, BusinessCaseResult result, List<LinkedDriver> drivers) {
        ObjectNode answer = of(stored.version(), stored.heading(), stored.content(), result);
        answer.put("recordedBy", stored.recordedBy());
        answer.put("recordedAt", stored.recordedAt().toInstant().toString());
        Map<String, String> links = new TreeMap<>();
        CaseLinks.byRef(drivers).forEach((ref, driver) -> links.put(ref, driver.key()));
        answer.set("links", json.valueToTree(links));
        return answer;
    }

    /** What a write answers: nobody knows yet at what instant the database stores it. */
    ObjectNode of(int version, NewCase stored) {
        return of(version, stored.heading(), stored.content(), stored.result());
    }

    private ObjectNode of(int version, Heading heading, JsonNode content, BusinessCaseResult result) {
        ObjectNode answer = json.createObjectNode().put("version", version);
        put(answer, "name", heading.name());
        put(answer, "source", heading.source());
        put(answer, "note", heading.note());
        content.properties().forEach(field -> answer.set(field.getKey(), field.getValue()));
        answer.set("result", json.valueToTree(result));
        return answer;
    }

    private static void put(ObjectNode answer, String field, @Nullable String text) {
        answer.put(field, text);
    }
}
