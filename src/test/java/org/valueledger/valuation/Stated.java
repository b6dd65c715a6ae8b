package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A goal's basis that passes for {@link Invoices}, to be spoilt in one place by each test. */
final class Stated {

    final Map<String, AnswerRange> ranges = new HashMap<>(Map.of("minutes", Invoices.range("0", "240")));

    @Nullable Boolean contracted = true;

    @Nullable LocalDate liveOn = LocalDate.of(2025, 3, 1);

    @Nullable BigDecimal addressable = new BigDecimal("500000");

    @Nullable BigDecimal shares = new BigDecimal("1");

    @Nullable String evidence = "Pilot in two branches";

    @Nullable BigDecimal evidenceFrom = new BigDecimal("5");

    @Nullable BigDecimal evidenceTo = new BigDecimal("8");

    @Nullable BigDecimal confidence = new BigDecimal("0.7");

    @Nullable String confidenceBy = "Head of accounts payable";

    @Nullable BigDecimal risk;

    @Nullable String unit = "min/invoice";

    @Nullable String source = "Workflow system";

    @Nullable String supplier = "Controller";

    @Nullable LocalDate baselineStart = LocalDate.of(2024, 1, 1);

    @Nullable LocalDate firstMeasurement = LocalDate.of(2025, 6, 1);

    @Nullable Attribution attribution = Attribution.TREND_LINE;

    GoalBasis basis() {
        return new GoalBasis(
                ranges,
                contracted,
                liveOn,
                addressable,
                shares,
                evidence,
                evidenceFrom,
                evidenceTo,
                confidence,
                confidenceBy,
                risk,
                unit,
                source,
                supplier,
                baselineStart,
                firstMeasurement,
                attribution);
    }
}
