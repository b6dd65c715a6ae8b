package org.valueledger.visit;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.quantity.Share;
import org.valueledger.valuation.Answers;
import org.valueledger.valuation.DriverTerms;
import org.valueledger.valuation.EvidenceGrade;
import org.valueledger.valuation.Question;
import org.valueledger.valuation.Reading;
import org.valueledger.web.JsonFields;
import tools.jackson.databind.JsonNode;

/**
 * A measurement as somebody reports it.
 *
 * @param answers by question; a single number answers a driver's only question
 * @param setAside why it must not count until a person accepts it; null: it counts
 * @param reason why it differs from an earlier reading of the same day
 */
record NewMeasurement(
        LocalDate date,
        @Nullable LocalDate periodStart,
        Map<String, BigDecimal> answers,
        EvidenceGrade grade,
        Share confidence,
        @Nullable String source,
        @Nullable String evidence,
        @Nullable String setAside,
        @Nullable String reason) {

    /** Checks everything that can be known without the driver and everything that cannot. */
    static NewMeasurement read(JsonNode body, DriverTerms terms, Clock clock) {
        return JsonFields.read(body, fields -> from(fields, terms, LocalDate.now(clock.withZone(ZoneOffset.UTC))));
    }

    private static NewMeasurement from(JsonFields fields, DriverTerms terms, LocalDate today) {
        LocalDate date = date(fields, today);
        LocalDate periodStart = fields.date("periodStart");
        if (periodStart != null && periodStart.isAfter(date)) {
            fields.refuse("periodStart", periodStart.toString(), "a day not after " + date);
        }
        return new NewMeasurement(
                date,
                periodStart,
                answers(fields, terms),
                Objects.requireNonNullElse(fields.oneOf("grade", EvidenceGrade.class), EvidenceGrade.STATED),
                confidence(fields),
                fields.text("source", 1000),
                fields.text("evidence", 2000),
                fields.text("setAside", 2000),
                fields.text("reason", 2000));
    }

    private static LocalDate date(JsonFields fields, LocalDate today) {
        LocalDate date = fields.date("date");
        if (date == null) {
            fields.missing("date", "a date such as 2026-03-31");
            return today;
        }
        // A customer at the other end of the world may be a day ahead.
        if (date.isAfter(today.plusDays(1))) {
            fields.refuse("date", date.toString(), "a day that has come");
        }
        return date;
    }

    private static Share confidence(JsonFields fields) {
        BigDecimal confidence = fields.number("confidence");
        if (confidence == null) {
            return Share.WHOLE;
        }
        if (confidence.signum() < 0 || confidence.compareTo(BigDecimal.ONE) > 0) {
            fields.refuse("confidence", confidence.toPlainString(), "a fraction from 0 to 1");
            return Share.WHOLE;
        }
        return new Share(confidence);
    }

    private static Map<String, BigDecimal> answers(JsonFields fields, DriverTerms terms) {
        Map<String, BigDecimal> answers = new HashMap<>();
        JsonNode given = fields.node("answers");
        for (Question question : terms.questions()) {
            boolean only = terms.questions().size() == 1 && given.isMissingNode();
            String field = only ? "value" : "answers." + question.name();
            BigDecimal answer = fields.number(field, only ? fields.node("value") : given.path(question.name()));
            if (answer == null) {
                fields.missing(field, "a number");
            } else {
                answers.put(question.name(), answer);
            }
        }
        given.propertyNames().stream()
                .filter(name ->
                        terms.questions().stream().noneMatch(q -> q.name().equals(name)))
                .forEach(name -> fields.refuse("answers." + name, name, "a question of this driver"));
        return answers;
    }

    Reading reading() {
        return new Reading(date, periodStart, new Answers(answers), grade, confidence, setAside != null);
    }

    /** In the questions' order, as the table stores them. */
    BigDecimal[] inOrderOf(DriverTerms terms) {
        return terms.questions().stream()
                .map(question -> Objects.requireNonNull(answers.get(question.name())))
                .toArray(BigDecimal[]::new);
    }
}
