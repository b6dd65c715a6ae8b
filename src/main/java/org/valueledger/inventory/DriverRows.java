package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Drivers on their way into the database: as JSON whose names are the columns, any number of them as one parameter. */
final class DriverRows {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private DriverRows() {}

    /** @param position among the customer's drivers */
    record DriverRow(
            String externalId,
            int position,
            @Nullable String templateKey,
            @Nullable Integer templateVersion,
            String name,
            @Nullable String category,
            @Nullable Boolean cashable,
            @Nullable String whyBuy,
            @Nullable String issue,
            @Nullable String outcome,
            @Nullable String capability,
            @Nullable String stakeholder,
            @Nullable String benefitOwner,
            @Nullable String metric,
            @Nullable String unit,
            String direction,
            String kind,
            String formula,
            int questionCount,
            BigDecimal unitValue,
            @Nullable String currency,
            BigDecimal captureRate,
            BigDecimal attributionShare,
            @Nullable String sharedMetric,
            LocalDate valueStart,
            @Nullable Integer cadenceDays) {}

    record QuestionRow(
            String externalId,
            int position,
            String name,
            @Nullable String text,
            @Nullable String unit,
            String role,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most) {}

    record CorrectionRow(
            String field,
            @Nullable String oldValue,
            @Nullable String newValue) {}

    static DriverRow driver(
            String key, int position, @Nullable String template, @Nullable Integer version, DriverDefinition d) {
        return new DriverRow(
                key,
                position,
                template,
                version,
                d.name(),
                d.category(),
                d.cashable(),
                d.whyBuy(),
                d.issue(),
                d.outcome(),
                d.capability(),
                d.stakeholder(),
                d.benefitOwner(),
                d.metric(),
                d.unit(),
                d.direction().name(),
                d.kind().name(),
                d.formula(),
                d.questions().size(),
                d.unitValue(),
                d.currency(),
                d.captureRate(),
                d.attributionShare(),
                d.sharedMetric(),
                d.valueStart(),
                d.cadenceDays());
    }

    static List<QuestionRow> questions(String key, DriverDefinition driver) {
        List<QuestionRow> rows = new ArrayList<>();
        for (var q : driver.questions()) {
            rows.add(new QuestionRow(
                    key, rows.size() + 1, q.name(), q.text(), q.unit(), q.role().name(), q.least(), q.most()));
        }
        return rows;
    }

    /** What differs between two definitions, field by field, as corrections keep it. */
    static List<CorrectionRow> differences(DriverDefinition before, DriverDefinition after) {
        var was = JSON.valueToTree(before);
        var will = JSON.valueToTree(after);
        List<CorrectionRow> rows = new ArrayList<>();
        will.properties().forEach(field -> {
            String old = text(was.path(field.getKey()));
            String now = text(field.getValue());
            if (!Objects.equals(old, now)) {
                rows.add(new CorrectionRow(field.getKey(), old, now));
            }
        });
        return rows;
    }

    private static @Nullable String text(tools.jackson.databind.JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        return node.isNumber()
                ? node.decimalValue().stripTrailingZeros().toPlainString()
                : node.isString() ? node.stringValue() : node.toString();
    }

    /** A definition's fields under the names that the API uses. */
    static ObjectNode fields(DriverDefinition driver) {
        return JsonMapper.shared().valueToTree(driver);
    }

    static String json(Object rows) {
        return JSON.writeValueAsString(rows);
    }
}
