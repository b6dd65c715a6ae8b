package org.valueledger.businesscase;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.valueledger.businesscase.CaseLinks.LinkedDriver;
import org.valueledger.position.CustomerBook;
import org.valueledger.position.DriverBook;
import org.valueledger.quantity.CurrencyRates;
import org.valueledger.quantity.Share;
import org.valueledger.valuation.Answers;
import org.valueledger.valuation.BusinessCase;
import org.valueledger.valuation.BusinessCase.Figures;
import org.valueledger.valuation.BusinessCase.Line;
import org.valueledger.valuation.BusinessCase.Step;
import org.valueledger.valuation.ContractCost;
import org.valueledger.valuation.Direction;
import org.valueledger.valuation.DriverTerms;
import org.valueledger.valuation.EvidenceGrade;
import org.valueledger.valuation.Formula;
import org.valueledger.valuation.Kind;
import org.valueledger.valuation.Question;
import org.valueledger.valuation.Ramp;
import org.valueledger.valuation.Reading;

/** Every number here was worked out by hand. 2 July 2025 is 182 days after 1 January. */
class SideBySideTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate DAY = LocalDate.of(2025, 7, 2);

    @Test
    void putsPromisedAgreedAndDeliveredOfALineSideBySide() {
        var line = compare(euros(line("A", "0.1", "0 3650 7300")), book(EUR, 1, driver(1, "36.5", EUR)), linked(1, "A"))
                .lines()
                .getFirst();

        assertThat(line.promised().riskAdjusted())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(n("0"), n("3285"), n("6570"));
        equal(line.promised().total(), "9855");
        // 3285 a year are 9 a day.
        equal(line.promised().toDate(), "1638");
        equal(line.promised().fullYear(), "6570");
        // 100 units at 36.5 are 3650 a year, 10 a day, from value start on.
        equal(line.delivery().figures().agreedToDate(), "1820");
        equal(line.delivery().figures().agreedYearly(), "3650");
        // Half the goal after 100 days: 0 to 1825 a year in a straight line.
        equal(line.delivery().figures().delivered(), "250");
        equal(line.delivery().figures().lowBound(), "0");
        assertThat(line.delivery().figures().measuredUntil()).isEqualTo(LocalDate.of(2025, 4, 11));
        equal(line.delivery().goalMoney(), "6570");
    }

    @Test
    void promisesTheInitialPeriodOnTheFirstDayAndYearsByTheirDays() {
        var calendar = new PromiseCalendar(LocalDate.of(2024, 1, 1), true);
        var amounts = List.of(n("50"), n("366"), n("365"));

        equal(calendar.until(amounts, LocalDate.of(2023, 12, 31)), "0");
        equal(calendar.until(amounts, LocalDate.of(2024, 1, 1)), "50");
        equal(calendar.until(amounts, LocalDate.of(2024, 1, 2)), "51");
        equal(calendar.until(amounts, LocalDate.of(2024, 12, 31)), "415");
        equal(calendar.until(amounts, LocalDate.of(2025, 1, 11)), "426");
        equal(calendar.until(amounts, LocalDate.of(2099, 1, 1)), "781");
        equal(new PromiseCalendar(START, false).until(List.of(n("365")), LocalDate.of(2025, 1, 11)), "10");
    }

    @Test
    void splitsADriverByWhatItsLinesPromise() {
        var both = new LinkedDriver(1, "D1", "Driver", EUR, List.of("A", "B"));
        var lines = compare(
                        euros(line("A", "0", "0 300 300"), line("B", "0", "0 100 100")),
                        book(EUR, 1, driver(1, "36.5", EUR)),
                        both)
                .lines();

        equal(lines.get(0).delivery().share(), "0.75");
        equal(lines.get(0).delivery().figures().delivered(), "187.5");
        equal(lines.get(0).delivery().figures().agreedToDate(), "1365");
        equal(lines.get(1).delivery().figures().delivered(), "62.5");
        assertThat(lines.get(1).delivery().sharedWith()).containsExactly("A");
        equal(lines.get(1).delivery().goalMoney(), "400");
    }

    @Test
    void splitsEvenlyWhereThePromisesSayNothing() {
        var both = new LinkedDriver(1, "D1", "Driver", EUR, List.of("A", "B"));
        var nothing = compare(
                euros(line("A", "0", "0 0 0"), line("B", "0", "0 0 0")), book(EUR, 1, driver(1, "36.5", EUR)), both);
        var opposed = compare(
                euros(line("A", "0", "0 -10 0"), line("B", "0", "0 30 0")), book(EUR, 1, driver(1, "36.5", EUR)), both);

        equal(nothing.lines().getFirst().delivery().share(), "0.5");
        equal(opposed.lines().getFirst().delivery().share(), "0.5");
    }

    @Test
    void addsUpLinesWithADriverAndListsTheOthersApart() {
        var comparison = compare(
                euros(line("A", "0", "0 3650 0"), line("B", "0", "73 365 0")),
                book(EUR, 1, driver(1, "36.5", EUR), driver(2, "365", EUR)),
                linked(1, "A"),
                linked(2, "gone"));

        equal(comparison.sums().promised(), "4088");
        equal(comparison.sums().promisedToDate(), "2075");
        equal(comparison.sums().withoutDriver(), "255");
        equal(comparison.sums().agreed(), "1820");
        equal(comparison.sums().delivered(), "250");
        assertThat(comparison.lines().get(1).delivery()).isNull();
        assertThat(comparison.spare()).extracting(spare -> spare.driver().key()).containsExactly("D2");
        equal(comparison.spare().getFirst().figures().delivered(), "2500");
    }

    @Test
    void convertsCaseAndDriversAtTheAgreedRates() {
        var promised = new BusinessCase(
                USD, n("0.1"), List.of("Initial", "Year 1"), List.of(line("A", "0", "0 3650")), List.of());
        var line = compare(
                        promised,
                        book(EUR, 1, driver(1, "36.5", USD)),
                        new LinkedDriver(1, "D1", "Driver", USD, List.of("A")))
                .lines()
                .getFirst();

        // One dollar is 0.9 euros.
        equal(line.promised().toDate(), "1638");
        equal(line.delivery().figures().delivered(), "225");
        // In the driver's own currency.
        equal(line.delivery().goalMoney(), "3650");
    }

    @Test
    void leavesOutWhatHasNoRateNoPriceOrNoGoalAndSaysWhy() {
        var franc = Currency.getInstance("CHF");
        var promised = new BusinessCase(
                franc,
                n("0.1"),
                List.of("Year 1"),
                List.of(line("A", "0", "1"), line("B", "0", "1"), line("C", "0", "1")),
                List.of());
        var comparison = compare(
                promised,
                book(EUR, 1, driver(1, "1", franc), driver(2, "1", null)),
                linked(1, "A"),
                linked(2, "B"),
                linked(3, "C"));

        assertThat(comparison.converted()).isFalse();
        assertThat(comparison.sums().promised()).isNull();
        assertThat(comparison.lines()).extracting(line -> line.promised()).containsOnlyNulls();
        assertThat(comparison.lines())
                .extracting(line -> line.delivery().missing())
                .containsExactly(
                        DriverFigures.Missing.NO_RATE,
                        DriverFigures.Missing.NO_PRICE,
                        DriverFigures.Missing.NOT_AGREED);
        assertThat(ComparisonAnswer.of(comparison).leftOut())
                .extracting(ComparisonAnswer.LeftOut::what)
                .containsExactly("business case", "driver D1", "driver D2", "driver D3");
        equal(comparison.sums().delivered(), "0");
    }

    @Test
    void saysNothingOfPromisedToDateWithoutAContractStart() {
        var promised = euros(line("A", "0", "0 3650 0"));
        var book = new CustomerBook(1, 1, CurrencyRates.none(EUR), null, List.of());
        var comparison = SideBySide.of(promised, promised.evaluate(), book, List.of(), DAY);

        assertThat(comparison.start()).isNull();
        assertThat(comparison.lines().getFirst().promised().toDate()).isNull();
        equal(comparison.lines().getFirst().promised().total(), "3650");
    }

    private static Comparison compare(BusinessCase promised, CustomerBook book, LinkedDriver... drivers) {
        return SideBySide.of(promised, promised.evaluate(), book, List.of(drivers), DAY);
    }

    private static LinkedDriver linked(long id, String ref) {
        return new LinkedDriver(id, "D" + id, "Driver", EUR, List.of(ref));
    }

    private static BusinessCase euros(Line... benefits) {
        return new BusinessCase(EUR, n("0.1"), List.of("Initial", "Year 1", "Year 2"), List.of(benefits), List.of());
    }

    private static Line line(String ref, String risk, String amounts) {
        var numbers = Arrays.stream(amounts.split(" ")).map(BigDecimal::new).toList();
        return new Line(
                ref,
                "Line " + ref,
                null,
                Map.of("amount", new Figures.ByPeriod(numbers)),
                List.of(new Step("total", "amount")),
                n(risk),
                null);
    }

    private static CustomerBook book(Currency currency, long version, DriverBook... drivers) {
        return new CustomerBook(
                1,
                version,
                new CurrencyRates(currency, Map.of(USD, n("0.9"))),
                new ContractCost(START, BigDecimal.ZERO, BigDecimal.ZERO),
                new ArrayList<>(List.of(drivers)));
    }

    /** From 0 to 100 at once, priced per unit and year; half of it measured after 100 days. */
    private static DriverBook driver(long id, String unitValue, Currency currency) {
        var questions = List.of(new Question("metric", Question.Role.PERFORMANCE));
        var terms = new DriverTerms(
                Direction.UP,
                Kind.LEVEL,
                Formula.parse("metric", List.of("metric")),
                questions,
                n(unitValue),
                currency,
                Share.WHOLE,
                Share.WHOLE,
                START,
                START,
                answers("0"),
                START,
                answers("100"),
                Ramp.straight(START, START),
                null);
        var reading =
                new Reading(START.plusDays(100), null, answers("50"), EvidenceGrade.CONFIRMED, Share.WHOLE, false);
        return new DriverBook(id, 1, "D" + id, terms, List.of(reading));
    }

    private static Answers answers(String metric) {
        return new Answers(Map.of("metric", n(metric)));
    }

    private static void equal(BigDecimal actual, String expected) {
        assertThat(actual.setScale(12, RoundingMode.HALF_UP)).isEqualByComparingTo(expected);
    }

    private static BigDecimal n(String number) {
        return new BigDecimal(number);
    }
}
