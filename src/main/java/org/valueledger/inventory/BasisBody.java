package org.valueledger.inventory;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.Attribution;
import org.valueledger.valuation.GoalBasis;
import org.valueledger.web.JsonFields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What people state about a goal for its check, as a request spells it and a proposal keeps it. */
final class BasisBody {

    static final List<String> FIELDS = List.of(
            "capabilityContracted",
            "capabilityLiveOn",
            "addressableValue",
            "evidence",
            "evidenceFrom",
            "evidenceTo",
            "confidence",
            "confidenceBy",
            "riskAdjustment",
            "dataSource",
            "dataSupplier",
            "firstMeasurementOn",
            "attribution");

    private static final JsonMapper JSON = JsonMapper.shared();

    private BasisBody() {}

    /** The fields that a body gives, as they are kept. */
    static ObjectNode kept(JsonNode basis) {
        ObjectNode kept = JSON.createObjectNode();
        for (String field : FIELDS) {
            JsonNode node = basis.path(field);
            boolean blank = node.isMissingNode()
                    || node.isNull()
                    || (node.isString() && node.stringValue().isBlank());
            if (!blank) {
                kept.set(field, node);
            }
        }
        return kept;
    }

    /** Checks what a request states. */
    static GoalBasis from(JsonFields fields, DriverFile file, @Nullable BigDecimal sharesInGroup) {
        var baseline = file.baseline();
        return new GoalBasis(
                file.definition().ranges(),
                flag(fields),
                fields.date("capabilityLiveOn"),
                fields.number("addressableValue"),
                sharesInGroup,
                fields.text("evidence", 2000),
                fields.number("evidenceFrom"),
                fields.number("evidenceTo"),
                fraction(fields, "confidence"),
                fields.text("confidenceBy", 200),
                fraction(fields, "riskAdjustment"),
                file.definition().unit(),
                fields.text("dataSource", 1000),
                fields.text("dataSupplier", 200),
                baseline == null ? null : baseline.periodStart(),
                fields.date("firstMeasurementOn"),
                fields.oneOf("attribution", Attribution.class));
    }

    private static @Nullable Boolean flag(JsonFields fields) {
        String text = fields.node("capabilityContracted").asString("").strip();
        if (!List.of("", "true", "false").contains(text)) {
            fields.refuse("capabilityContracted", text, "true or false");
        }
        return text.isEmpty() ? null : (Boolean) text.equals("true");
    }

    private static @Nullable BigDecimal fraction(JsonFields fields, String field) {
        BigDecimal number = fields.number(field);
        if (number != null && (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0)) {
            fields.refuse(field, number.toPlainString(), "a fraction from 0 to 1");
            return null;
        }
        return number;
    }
}
