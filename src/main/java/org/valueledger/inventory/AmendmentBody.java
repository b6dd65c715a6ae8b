package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.valueledger.valuation.EvidenceGrade;
import org.valueledger.web.JsonFields;
import tools.jackson.databind.JsonNode;

/**
 * An amendment as a request asks for it.
 *
 * @param baseline complete
 * @param inForceFrom figures of an earlier day keep the version before
 */
record AmendmentBody(BaselineBody baseline, String reason, LocalDate inForceFrom) {

    static AmendmentBody read(JsonNode body, DriverFile file, LocalDate today) {
        return JsonFields.read(body, fields -> from(fields, file, today));
    }

    private static AmendmentBody from(JsonFields fields, DriverFile file, LocalDate today) {
        var before = file.lockedBaseline();
        BaselineBody given = BaselineBody.from(fields, file.definition(), today, EvidenceGrade.valueOf(before.grade()));
        var baseline = new BaselineBody(
                given.answers(),
                Objects.requireNonNullElse(given.takenOn(), before.takenOn()),
                given.periodStart() == null && given.takenOn() == null ? before.periodStart() : given.periodStart(),
                given.source() == null ? before.source() : given.source(),
                given.grade());
        var questions = file.definition().questions();
        for (int i = 0; i < questions.size(); i++) {
            if (baseline.answers().get(i) == null) {
                fields.missing("answers." + questions.get(i).name(), "a number");
            }
        }
        LocalDate from = Objects.requireNonNullElse(fields.date("inForceFrom"), today);
        if (from.isAfter(today)) {
            fields.refuse("inForceFrom", from.toString(), "today or an earlier day");
        }
        if (changesNothing(baseline, before)) {
            fields.refuse(
                    "answers",
                    JsonFields.shown(fields.node("answers")),
                    "something else than the locked baseline says");
        }
        return new AmendmentBody(baseline, fields.requiredText("reason", 2000), from);
    }

    private static boolean changesNothing(BaselineBody after, DriverFile.Baseline before) {
        for (int i = 0; i < before.answers().size(); i++) {
            BigDecimal answer = after.answers().get(i);
            if (answer == null || answer.compareTo(before.answers().get(i)) != 0) {
                return false;
            }
        }
        return Objects.equals(after.takenOn(), before.takenOn())
                && Objects.equals(after.periodStart(), before.periodStart())
                && Objects.equals(after.source(), before.source())
                && after.grade().name().equals(before.grade());
    }
}
