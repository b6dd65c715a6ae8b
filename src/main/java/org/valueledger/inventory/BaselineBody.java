package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.EvidenceGrade;
import org.valueledger.web.JsonFields;
import tools.jackson.databind.JsonNode;

/**
 * A baseline as a request spells it, complete or not.
 *
 * @param answers in the questions' order; null where nobody answered yet
 */
record BaselineBody(
        List<@Nullable BigDecimal> answers,
        @Nullable LocalDate takenOn,
        @Nullable LocalDate periodStart,
        @Nullable String source,
        EvidenceGrade grade) {

    static BaselineBody read(JsonNode body, DriverDefinition driver, LocalDate today) {
        return JsonFields.read(body, fields -> from(fields, driver, today));
    }

    static BaselineBody from(JsonFields fields, DriverDefinition driver, LocalDate today) {
        return from(fields, driver, today, EvidenceGrade.STATED);
    }

    /** @param graded what holds where the body names no grade */
    static BaselineBody from(JsonFields fields, DriverDefinition driver, LocalDate today, EvidenceGrade graded) {
        LocalDate takenOn = fields.date("takenOn");
        if (takenOn != null && takenOn.isAfter(today.plusDays(1))) {
            fields.refuse("takenOn", takenOn.toString(), "a day that has come");
        }
        LocalDate start = fields.date("periodStart");
        if (start != null && takenOn != null && start.isAfter(takenOn)) {
            fields.refuse("periodStart", start.toString(), "a day not after " + takenOn);
        }
        return new BaselineBody(
                Answering.read(fields, "answers", driver),
                takenOn,
                start,
                fields.text("source", 1000),
                Objects.requireNonNullElse(fields.oneOf("grade", EvidenceGrade.class), graded));
    }

    /** Whether it could be locked, if the formula has a value for it. */
    boolean isComplete() {
        return takenOn != null && source != null && answers.stream().allMatch(Objects::nonNull);
    }

    /** The answers of a complete baseline. */
    List<BigDecimal> given() {
        List<BigDecimal> given = new ArrayList<>();
        answers.forEach(answer -> given.add(Objects.requireNonNull(answer)));
        return Collections.unmodifiableList(given);
    }
}
