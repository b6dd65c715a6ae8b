package org.valueledger.businesscase;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.BusinessCase;
import org.valueledger.valuation.BusinessCaseError;
import org.valueledger.valuation.BusinessCaseResult;
import org.valueledger.web.BadInput;
import org.valueledger.web.JsonFields;
import org.valueledger.web.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A business case on its way into the database: worked out already, so that what cannot be is never stored.
 *
 * @param content what was evaluated, as it was given; nothing else of the body
 */
record NewCase(Heading heading, ObjectNode content, BusinessCase businessCase, BusinessCaseResult result) {

    /** What a person says about a version. */
    record Heading(
            @Nullable String name,
            @Nullable String source,
            @Nullable String note) {

        private static Heading of(JsonFields body) {
            return new Heading(body.text("name", 200), body.text("source", 1000), body.text("note", 2000));
        }
    }

    private static final List<String> CONTENT = List.of("currency", "discountRate", "periods", "benefits", "costs");

    /** A ref is part of an address, where other characters are refused on the way. */
    private static final String REF = "[\\p{L}\\p{N}_][\\p{L}\\p{N} ._-]{0,59}";

    /**
     * @throws BadInput naming every field that is not as expected
     * @throws NotEvaluable naming line and field
     */
    static NewCase read(JsonNode body) {
        Heading heading = JsonFields.read(body, Heading::of);
        BusinessCase businessCase = BusinessCaseBody.read(body);
        checkRefs("benefits", businessCase.benefits());
        checkRefs("costs", businessCase.costs());
        try {
            return new NewCase(heading, content(body), businessCase, businessCase.evaluate());
        } catch (BusinessCaseError error) {
            throw NotEvaluable.of(error);
        }
    }

    private static void checkRefs(String field, List<BusinessCase.Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String ref = lines.get(i).ref();
            if (!ref.matches(REF)) {
                throw new BadInput(List.of(new Problem.Field(
                        field + "[" + i + "].ref", ref, "letters and digits, such as A or HR-1, at most 60")));
            }
        }
    }

    private static ObjectNode content(JsonNode body) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        for (String field : CONTENT) {
            if (body.has(field)) {
                content.set(field, body.path(field));
            }
        }
        return content;
    }
}
