package org.valueledger.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.valueledger.valuation.Drivers.number;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.valueledger.valuation.GoalCheck.Criterion;
import org.valueledger.valuation.GoalCheck.Reason;

/** Each point of the method's goal check fails by itself while all others pass. */
class GoalCheckTest {

    @Test
    void passesWithEveryPointInItsOrder() {
        var check = GoalCheck.of(Invoices.terms(), new Stated().basis());

        assertThat(check.failed()).isEmpty();
        assertThat(check.passed()).isTrue();
        assertThat(check.points()).extracting(GoalCheck.Point::reason).containsExactly(Reason.values());
        assertThat(EnumSet.allOf(Criterion.class)).allMatch(check::passed);
    }

    @Test
    void aGoalThatContradictsTheDirectionIsNotPossible() {
        var stated = new Stated();
        stated.evidenceTo = number("20");

        failsAlone(Invoices.to("15"), stated, Criterion.POSSIBLE, Reason.DIRECTION_AGREES, "470400", "504000");
    }

    @Test
    void aGoalEqualToTheBaselineIsNotPossible() {
        var stated = new Stated();
        stated.evidenceTo = number("20");

        failsAlone(Invoices.to("14"), stated, Criterion.POSSIBLE, Reason.DIFFERS_FROM_BASELINE, "470400", "470400");
    }

    @Test
    void aGoalBeyondAPhysicalLimitIsNotPossible() {
        failsAlone(
                stated -> stated.ranges.put("minutes", Invoices.range("7", "240")),
                Criterion.POSSIBLE,
                Reason.WITHIN_LIMITS,
                "minutes",
                "6",
                "7");
    }

    @Test
    void theLimitItselfIsPossibleAndConditionsHaveNone() {
        var stated = new Stated();
        stated.ranges.put("minutes", Invoices.range("6", null));
        stated.ranges.put("invoices", Invoices.range(null, "10"));

        assertThat(GoalCheck.of(Invoices.terms(), stated.basis()).passed()).isTrue();
    }

    @Test
    void nobodySavesMoreThanTheStatusQuoCosts() {
        var stated = new Stated();
        stated.ranges.clear();
        stated.evidenceFrom = number("-2");

        failsAlone(Invoices.to("-1"), stated, Criterion.POSSIBLE, Reason.WITHIN_STATUS_QUO, "504000", "470400");
        assertThat(GoalCheck.of(Invoices.to("0"), stated.basis()).passed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"LEVEL,,100", "LEVEL,90,100", "FLOW,,100", "FLOW,73,500"})
    void whereHigherIsBetterTheMoneyStaysWithinTheAddressableValueOfAYear(
            Kind kind, @Nullable Integer cadence, String aYear) {
        var terms = Drivers.level("50", "150").kind(kind).captured("0.5").goalOn(Invoices.GOAL);
        var rising = cadence == null
                ? terms.every(365).terms()
                : terms.every(cadence).terms();
        var stated = rising();
        stated.addressable = number(aYear);
        assertThat(GoalCheck.of(rising, stated.basis()).passed()).isTrue();

        stated.addressable = number(aYear).subtract(number("0.01"));
        failsAlone(
                rising,
                stated,
                Criterion.POSSIBLE,
                Reason.WITHIN_STATUS_QUO,
                aYear,
                stated.addressable.toPlainString());
    }

    @Test
    void whereHigherIsBetterTheAddressableValueHasToBeStated() {
        var stated = rising();
        stated.addressable = null;

        failsAlone(rising("150"), stated, Criterion.POSSIBLE, Reason.WITHIN_STATUS_QUO, "100");
    }

    @Test
    void withoutAPriceThereIsNoMoneyToCompare() {
        var stated = rising();
        stated.addressable = null;
        var check = GoalCheck.of(
                Drivers.level("50", "150")
                        .in(null)
                        .goalOn(Invoices.GOAL)
                        .every(90)
                        .terms(),
                stated.basis());

        assertThat(check.passed()).isTrue();
        assertThat(check.points()).extracting(GoalCheck.Point::reason).doesNotContain(Reason.WITHIN_STATUS_QUO);
    }

    @Test
    void aCapabilityThatIsNotContractedIsNotPossible() {
        failsAlone(stated -> stated.contracted = false, Criterion.POSSIBLE, Reason.CAPABILITY_CONTRACTED);
        failsAlone(stated -> stated.contracted = null, Criterion.POSSIBLE, Reason.CAPABILITY_CONTRACTED);
    }

    @Test
    void aCapabilityLiveOnlyOnTheGoalDateIsTooLate() {
        failsAlone(
                stated -> stated.liveOn = Invoices.GOAL,
                Criterion.POSSIBLE,
                Reason.CAPABILITY_LIVE_BEFORE_GOAL,
                Invoices.GOAL,
                Invoices.GOAL);
        failsAlone(
                stated -> stated.liveOn = null, Criterion.POSSIBLE, Reason.CAPABILITY_LIVE_BEFORE_GOAL, Invoices.GOAL);
    }

    @Test
    void sharesOfAMetricBeyondTheWholeAreNotPossible() {
        failsAlone(stated -> stated.shares = number("1.01"), Criterion.POSSIBLE, Reason.SHARES_WITHIN_WHOLE, "1.01");
    }

    @Test
    void aDriverThatSharesNoMetricHasNoShareToCheck() {
        var stated = new Stated();
        stated.shares = null;
        var check = GoalCheck.of(Invoices.terms(), stated.basis());

        assertThat(check.passed()).isTrue();
        assertThat(check.points()).extracting(GoalCheck.Point::reason).doesNotContain(Reason.SHARES_WITHIN_WHOLE);
    }

    @Test
    void aGoalWithoutEvidenceIsNotProbable() {
        failsAlone(stated -> stated.evidence = " ", Criterion.PROBABLE, Reason.EVIDENCE_GIVEN);
        failsAlone(stated -> stated.evidence = null, Criterion.PROBABLE, Reason.EVIDENCE_GIVEN);
    }

    @Test
    void evidenceWithoutARangeIsNone() {
        failsAlone(
                stated -> stated.evidenceTo = null, Criterion.PROBABLE, Reason.EVIDENCE_GIVEN, "Pilot in two branches");
    }

    @Test
    void aGoalOutsideTheEvidenceNeedsARaisedRiskAdjustment() {
        Consumer<Stated> outside = stated -> stated.evidenceFrom = number("6.5");
        failsAlone(outside, Criterion.PROBABLE, Reason.WITHIN_EVIDENCE, "6", "6.5", "8");
        failsAlone(
                outside.andThen(stated -> stated.risk = number("0.24")),
                Criterion.PROBABLE,
                Reason.WITHIN_EVIDENCE,
                "6",
                "6.5",
                "8",
                "0.24");
        passes(outside.andThen(stated -> stated.risk = number("0.25")));
    }

    @Test
    void theEvidenceMayBeStatedFromTheWorseToTheBetter() {
        passes(stated -> {
            stated.evidenceFrom = number("8");
            stated.evidenceTo = number("6");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "0.7,,true",
        "1,,true",
        "0.6999,,false",
        "0.6999,0.25,true",
        "0.6999,0.2499,false",
        "0.5,0.25,true",
        "0.4999,0.25,false",
        "0.4999,1,false",
        "0,,false"
    })
    void confidenceBelowSeventyPercentNeedsARiskAdjustmentAndBelowFiftyNothingHelps(
            String confidence, @Nullable String risk, boolean passes) {
        Consumer<Stated> sure = stated -> {
            stated.confidence = number(confidence);
            stated.risk = risk == null ? null : number(risk);
        };
        if (passes) {
            passes(sure);
        } else {
            failsAlone(
                    sure,
                    Criterion.PROBABLE,
                    Reason.CONFIDENT,
                    confidence,
                    risk == null ? "0" : risk,
                    "Head of accounts payable");
        }
    }

    @Test
    void confidenceNeedsSomebodyWhoStandsForIt() {
        failsAlone(stated -> stated.confidenceBy = "", Criterion.PROBABLE, Reason.CONFIDENT, "0.7", "0");
        failsAlone(stated -> stated.confidence = null, Criterion.PROBABLE, Reason.CONFIDENT);
    }

    @Test
    void unitSourceSupplierAndAttributionHaveToBeGiven() {
        failsAlone(stated -> stated.unit = " ", Criterion.MEASURABLE, Reason.UNIT_GIVEN);
        failsAlone(stated -> stated.source = null, Criterion.MEASURABLE, Reason.SOURCE_GIVEN);
        failsAlone(stated -> stated.supplier = "", Criterion.MEASURABLE, Reason.SUPPLIER_GIVEN);
        failsAlone(stated -> stated.attribution = null, Criterion.MEASURABLE, Reason.ATTRIBUTION_CHOSEN);
    }

    @Test
    void anImprovementThatIsWorthNothingPromisesNoValue() {
        var terms = Invoices.terms();
        var worthless = Invoices.driver(
                terms.direction(),
                terms.kind(),
                terms.formula().text(),
                terms.questions(),
                terms.baseline(),
                terms.goal(),
                "0");

        failsAlone(worthless, new Stated(), Criterion.MEASURABLE, Reason.FORMULA_EVALUATES, "0", "0");
    }

    @Test
    void saysTheValueThatTheGoalPromises() {
        var check = GoalCheck.of(Invoices.terms(), new Stated().basis());

        assertThat(arguments(check, Reason.FORMULA_EVALUATES)).containsExactly("0", "134400");
    }

    @Test
    void withoutAValueOfTheFormulaNoCriterionPasses() {
        var terms = Invoices.plain(Direction.DOWN, "100 / metric", "5").withGoal(Drivers.metric("0"));
        var check = GoalCheck.of(terms, new Stated().basis());

        assertThat(check.failed()).extracting(GoalCheck.Point::reason).containsExactly(Reason.FORMULA_EVALUATES);
        assertThat(arguments(check, Reason.FORMULA_EVALUATES))
                .containsExactly("formula \"100 / metric\": division by zero where metric = 0");
        assertThat(EnumSet.allOf(Criterion.class)).noneMatch(check::passed);
        assertThat(check.passed()).isFalse();
    }

    @Test
    void aMissingAnswerOfTheGoalIsNotTakenFromTheBaseline() {
        var check = GoalCheck.of(Invoices.terms().withGoal(Invoices.named("invoices", "48000")), new Stated().basis());

        assertThat(check.failed()).extracting(GoalCheck.Point::reason).containsExactly(Reason.FORMULA_EVALUATES);
    }

    @Test
    void theBaselineNeedsAPeriodThatEndsOnItsDate() {
        failsAlone(
                stated -> stated.baselineStart = null, Criterion.MEASURABLE, Reason.BASELINE_DATED, Invoices.BASELINE);
        failsAlone(
                stated -> stated.baselineStart = Invoices.BASELINE,
                Criterion.MEASURABLE,
                Reason.BASELINE_DATED,
                Invoices.BASELINE,
                Invoices.BASELINE,
                "0");
    }

    @Test
    void aShortBaselinePassesAndSaysItsDays() {
        var stated = new Stated();
        stated.baselineStart = LocalDate.of(2024, 12, 1);
        var check = GoalCheck.of(Invoices.terms(), stated.basis());

        assertThat(check.passed()).isTrue();
        assertThat(arguments(check, Reason.BASELINE_DATED)).containsExactly("2025-01-01", "2024-12-01", "31");
    }

    @Test
    void withoutACadenceNobodyKnowsWhenToMeasure() {
        var stated = rising();
        var terms = Drivers.level("50", "150").goalOn(Invoices.GOAL).terms();

        failsAlone(terms, stated, Criterion.MEASURABLE, Reason.CADENCE_GIVEN);
    }

    @Test
    void theFirstMeasurementLiesBetweenBaselineAndGoal() {
        passes(stated -> stated.firstMeasurement = Invoices.GOAL);
        passes(stated -> stated.firstMeasurement = Invoices.BASELINE.plusDays(1));
        for (var date : List.of(Invoices.GOAL.plusDays(1), Invoices.BASELINE)) {
            failsAlone(
                    stated -> stated.firstMeasurement = date,
                    Criterion.MEASURABLE,
                    Reason.FIRST_MEASUREMENT_GIVEN,
                    Invoices.GOAL,
                    date);
        }
        failsAlone(
                stated -> stated.firstMeasurement = null,
                Criterion.MEASURABLE,
                Reason.FIRST_MEASUREMENT_GIVEN,
                Invoices.GOAL);
    }

    @Test
    void aHoldDriverHasNeitherDirectionNorMoneyToCheck() {
        var stated = rising();
        stated.addressable = null;
        var check = GoalCheck.of(
                Drivers.hold("100", "100").goalOn(Invoices.GOAL).every(90).terms(), stated.basis());

        assertThat(check.failed()).isEmpty();
        assertThat(check.points())
                .extracting(GoalCheck.Point::reason)
                .doesNotContain(Reason.DIRECTION_AGREES, Reason.DIFFERS_FROM_BASELINE, Reason.WITHIN_STATUS_QUO)
                .contains(Reason.WITHIN_LIMITS, Reason.FORMULA_EVALUATES);
    }

    @Test
    void comparesTheGoalUnderTheBaselinesConditions() {
        var grown = Invoices.terms().withGoal(Invoices.named("minutes", "6", "invoices", "96000", "hourly_cost", "42"));

        assertThat(arguments(GoalCheck.of(grown, new Stated().basis()), Reason.DIRECTION_AGREES))
                .containsExactly("470400", "201600");
    }

    @Test
    void failsEveryPointThatNobodyStatedAnythingAbout() {
        var nothing = new GoalBasis(
                Map.of(), null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null);

        assertThat(GoalCheck.of(Invoices.terms(), nothing).failed())
                .extracting(GoalCheck.Point::reason)
                .containsExactly(
                        Reason.CAPABILITY_CONTRACTED,
                        Reason.CAPABILITY_LIVE_BEFORE_GOAL,
                        Reason.EVIDENCE_GIVEN,
                        Reason.CONFIDENT,
                        Reason.UNIT_GIVEN,
                        Reason.SOURCE_GIVEN,
                        Reason.SUPPLIER_GIVEN,
                        Reason.BASELINE_DATED,
                        Reason.FIRST_MEASUREMENT_GIVEN,
                        Reason.ATTRIBUTION_CHOSEN);
    }

    @ParameterizedTest
    @CsvSource({"-0.01", "1.01", "70"})
    void refusesAConfidenceThatIsNoFraction(String confidence) {
        var stated = new Stated();
        stated.confidence = number(confidence);

        assertThatThrownBy(stated::basis)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("confidence is " + confidence + ", expected 0 to 1");
    }

    @Test
    void aRangeHoldsItsEndsAndRefusesToRunBackwards() {
        var range = Invoices.range("1", "2");

        assertThat(List.of("1", "1.0", "1.5", "2")).allMatch(answer -> range.holds(number(answer)));
        assertThat(List.of("0.99", "2.01", "-1")).noneMatch(answer -> range.holds(number(answer)));
        assertThat(AnswerRange.ANY.holds(number("-1e40"))).isTrue();
        assertThat(Invoices.range(null, "2").holds(number("-1e40"))).isTrue();
        assertThat(Invoices.range("2", "2.0").holds(number("2"))).isTrue();
        assertThatThrownBy(() -> Invoices.range("2", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("range is from 2 to 1, expected least before most");
    }

    private static DriverTerms rising(String goal) {
        return Drivers.level("50", goal).goalOn(Invoices.GOAL).every(90).terms();
    }

    /** For a goal of 100 or 150 instead of 6 minutes. */
    private static Stated rising() {
        var stated = new Stated();
        stated.evidenceFrom = number("80");
        stated.evidenceTo = number("200");
        return stated;
    }

    private static void passes(Consumer<Stated> change) {
        var stated = new Stated();
        change.accept(stated);
        assertThat(GoalCheck.of(Invoices.terms(), stated.basis()).failed()).isEmpty();
    }

    private static void failsAlone(Consumer<Stated> change, Criterion criterion, Reason reason, Object... arguments) {
        var stated = new Stated();
        change.accept(stated);
        failsAlone(Invoices.terms(), stated, criterion, reason, arguments);
    }

    private static void failsAlone(
            DriverTerms terms, Stated stated, Criterion criterion, Reason reason, Object... arguments) {
        var check = GoalCheck.of(terms, stated.basis());

        assertThat(check.failed()).extracting(GoalCheck.Point::reason).containsExactly(reason);
        assertThat(check.failed()).extracting(GoalCheck.Point::criterion).containsExactly(criterion);
        assertThat(check.passed()).isFalse();
        assertThat(check.passed(criterion)).isFalse();
        assertThat(arguments(check, reason))
                .isEqualTo(Arrays.stream(arguments).map(Object::toString).toList());
    }

    private static List<String> arguments(GoalCheck check, Reason reason) {
        return check.points().stream()
                .filter(point -> point.reason() == reason)
                .flatMap(point -> point.arguments().stream())
                .map(GoalCheckTest::text)
                .toList();
    }

    private static String text(Object argument) {
        return argument instanceof BigDecimal number
                ? number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString()
                : argument.toString();
    }
}
