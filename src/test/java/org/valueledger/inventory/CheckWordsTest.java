package org.valueledger.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.valueledger.valuation.GoalCheck.Criterion;
import org.valueledger.valuation.GoalCheck.Point;
import org.valueledger.valuation.GoalCheck.Reason;
import org.valueledger.valuation.Kind;

class CheckWordsTest {

    private final CheckWords words = new CheckWords(
            Claims.messages(),
            Locale.ENGLISH,
            FigureText.of(Claims.customer("en-GB"), Claims.definition(Kind.LEVEL, "EUR", "0.5")));

    private String failed(Reason reason, Object... arguments) {
        return words.sentence(new Point(Criterion.POSSIBLE, reason, false, List.of(arguments)));
    }

    private String passed(Reason reason, Object... arguments) {
        return words.sentence(new Point(Criterion.POSSIBLE, reason, true, List.of(arguments)));
    }

    private static BigDecimal number(String number) {
        return new BigDecimal(number);
    }

    @Test
    void saysMoneyWithItsCurrencyAndSharesInPercent() {
        assertThat(failed(Reason.WITHIN_STATUS_QUO, number("500000"), number("400000")))
                .isEqualTo("More money is promised (€500,000) than is there to be had (€400,000).");
        assertThat(failed(Reason.SHARES_WITHIN_WHOLE, number("1.25"))).contains("claim 125% of it");
        assertThat(passed(Reason.CONFIDENT, number("0.8"), number("0"), "Dana Reed"))
                .isEqualTo("Dana Reed is 80% confident.");
        assertThat(passed(Reason.FORMULA_EVALUATES, number("0"), number("60000")))
                .contains("€60,000");
    }

    @Test
    void calledByItsTextAQuestionIsKnownToWhoeverReadsIt() {
        assertThat(failed(Reason.WITHIN_LIMITS, "hours", number("101"), number("100")))
                .isEqualTo("“How many hours does a claim take?” is answered with 101; the limit is 100.");
    }

    @Test
    void namesTheAttributionInWords() {
        assertThat(passed(Reason.ATTRIBUTION_CHOSEN, "TREND_LINE"))
                .doesNotContain("TREND_LINE")
                .contains("trend before");
    }

    /** Fewer are stated than there are places in the full sentence: none may be left open. */
    @Test
    void leavesNoPlaceOpenHoweverLittleIsStated() {
        LocalDate day = LocalDate.of(2026, 12, 31);
        assertThat(List.of(
                        failed(Reason.WITHIN_STATUS_QUO, number("5")),
                        failed(Reason.CAPABILITY_LIVE_BEFORE_GOAL, day),
                        failed(Reason.EVIDENCE_GIVEN),
                        failed(Reason.EVIDENCE_GIVEN, "a pilot"),
                        failed(Reason.CONFIDENT),
                        failed(Reason.CONFIDENT, number("0.8"), number("0")),
                        failed(Reason.CONFIDENT, number("0.4"), number("0"), "Dana"),
                        failed(Reason.FORMULA_EVALUATES, "division by zero"),
                        failed(Reason.BASELINE_DATED, day),
                        failed(Reason.BASELINE_DATED, day, day, number("0")),
                        failed(Reason.FIRST_MEASUREMENT_GIVEN, day),
                        failed(Reason.FIRST_MEASUREMENT_GIVEN, day, day),
                        failed(Reason.UNIT_GIVEN),
                        failed(Reason.SOURCE_GIVEN),
                        failed(Reason.SUPPLIER_GIVEN),
                        failed(Reason.CADENCE_GIVEN),
                        failed(Reason.ATTRIBUTION_CHOSEN)))
                .allSatisfy(sentence -> assertThat(sentence).doesNotContain("{", "}", "''"));
    }
}
