package org.valueledger.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.valueledger.valuation.Drivers.number;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.valueledger.valuation.FormulaAdvice.Code;
import org.valueledger.valuation.FormulaAdvice.Finding;
import org.valueledger.valuation.FormulaAdvice.Severity;

class FormulaAdviceTest {

    private static final List<AskedQuestion> INVOICES = List.of(
            performance("minutes", "min/invoice", "0", "240", "14"),
            condition("invoices", "invoice/year", "0", null, "48000"),
            condition("hourly_cost", "money/h", "0", "500", "42"));

    @Test
    void hasNothingToSayOfAGoodFormula() {
        var advice = level(Invoices.FORMULA, INVOICES);

        assertThat(advice.findings()).isEmpty();
        assertThat(advice.usable()).isTrue();
        assertThat(advice.result()).isEqualByComparingTo("470400");
        assertThat(advice.unit()).isEqualTo("money/time");
    }

    @Test
    void suggestsTheNameThatWasMeant() {
        var advice = level("minuts / 60 * Invoices * hourly_cost", INVOICES);

        assertThat(advice.findings())
                .extracting(Finding::code, Finding::place, Finding::arguments)
                .containsExactly(
                        tuple(Code.UNKNOWN_NAME, 1, List.of("minuts", "minutes")),
                        tuple(Code.UNKNOWN_NAME, 15, List.of("Invoices", "invoices")));
        assertThat(advice.findings().getFirst().detail())
                .startsWith("formula \"minuts")
                .contains("unknown name minuts");
        assertThat(advice.usable()).isFalse();
        assertThat(advice.result()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "MINUTES,minutes", "minute,minutes", "mintues,minutes", "minutess,minutes", "hourlycost,hourly_cost",
        "hourly_costs,hourly_cost", "invoice,invoices", "tickets,", "x,", "m,"
    })
    void suggestsOnlyANameThatIsNear(String written, @Nullable String meant) {
        var unknown = level("minutes + " + written, INVOICES).findings().stream()
                .filter(finding -> finding.code() == Code.UNKNOWN_NAME)
                .toList();

        assertThat(unknown).hasSize(1);
        assertThat(unknown.getFirst().arguments())
                .isEqualTo(meant == null ? List.of(written) : List.of(written, meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "(minutes", "minutes)", "minutes *", "minutes invoices", "sqrt(minutes)", "if(minutes)"
            })
    void saysWhereAFormulaCannotBeRead(String text) {
        var advice = level(text, INVOICES);

        assertThat(advice.findings()).extracting(Finding::code).containsExactly(Code.NOT_READABLE);
        assertThat(advice.findings().getFirst().detail()).startsWith("formula \"" + text + "\"");
        assertThat(advice.usable()).isFalse();
        assertThat(advice.result()).isNull();
        assertThat(advice.unit()).isNull();
    }

    @Test
    void refusesNamesThatCannotBeVariables() {
        var questions = List.of(performance("if", null, null, null, null), performance("a b", null, null, null, null));

        assertThat(level("1", questions).findings()).extracting(Finding::code).containsExactly(Code.NOT_READABLE);
        assertThat(level("a", List.of(performance("a", null, null, null, null), condition("A", null, null, null, null)))
                        .findings())
                .extracting(Finding::code)
                .containsExactly(Code.NOT_READABLE);
    }

    @Test
    void refusesWhatIsTooLongTooDeepOrTooLarge() {
        for (var text : List.of(
                "minutes+" + " ".repeat(2_000) + "minutes",
                "-(".repeat(300) + "minutes" + ")".repeat(300),
                "minutes * 1e999",
                "minutes + 9^999",
                "minutes ^ 1001",
                "round(minutes, 11)")) {
            var advice = level(text, List.of(INVOICES.getFirst()));
            assertThat(advice.findings()).extracting(Finding::code).containsExactly(Code.OUT_OF_BOUNDS);
            assertThat(advice.usable()).isFalse();
        }
    }

    @Test
    void refusesAConstantDivisionByZero() {
        var advice = level("minutes / (2 - 2)", List.of(INVOICES.getFirst()));

        assertThat(advice.findings())
                .containsExactly(new Finding(
                        Severity.ERROR,
                        Code.DIVISION_BY_ZERO,
                        9,
                        List.of(),
                        "formula \"minutes / (2 - 2)\" at character 9: division by zero"));
    }

    @Test
    void refusesADivisionByZeroOnTheSampleAnswersAndNamesTheDivisor() {
        var advice = level(
                "a / (b - c)",
                List.of(
                        performance("a", null, null, null, "1"),
                        condition("b", null, "5", "9", "7"),
                        condition("c", null, "5", "9", "7")));

        assertThat(advice.findings())
                .containsExactly(new Finding(
                        Severity.ERROR,
                        Code.DIVISION_BY_ZERO,
                        3,
                        List.of("b, c", "b - c"),
                        "formula \"a / (b - c)\": division by zero where a = 1, b = 7, c = 7"));
        assertThat(advice.result()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # where zero can come, and by which questions
                    a / n                                     | n    | n
                    a / (n * 2)                               | n    | n * 2
                    a / (n + free)                            | free, n | n + free
                    a / (1 - part)                            | part | 1 - part
                    a / (n - big)                             | big, n | n - big
                    a / round(part, 0)                        | part | round(part, 0)
                    a / min(big, n)                           | big, n | min(big, n)
                    a * n ^ -1                                | n    | n
                    a / free                                  | free | free
                    if(big > 50, a / n, 0)                    | n    | n
                    if(n > -1, a / n, 0)                      | n    | n
                    if(n >= 0, a / n, 0)                      | n    | n
                    if(n = 0, a / n, 0)                       | n    | n
                    if(free <= 0, a / free, 0)                | free | free
                    if(free >= 0, a / free, 0)                | free | free
                    if(free < 1, a / free, 0)                 | free | free
                    if((n = 0) + (big = 0), a / n, 0)         | n    | n
                    # where it cannot
                    a / big                                   |      |
                    a / (n + 1)                               |      |
                    a / (n + big)                             |      |
                    a / (big * big)                           |      |
                    a / big ^ 2                               |      |
                    a / (2 - part)                            |      |
                    a / max(n, 1)                             |      |
                    a / (free ^ 2 + 1)                        |      |
                    if(n = 0, 0, a / n)                       |      |
                    if(n == 0, 0, a / (n * big))              |      |
                    if(n <> 0, a / n, 0)                      |      |
                    if(n != 0, a / n, 0)                      |      |
                    if(n, a / n, 0)                           |      |
                    if(n > 0, a / n, 0)                       |      |
                    if(0 < n, a / n, 0)                       |      |
                    if(n >= 1, a / n, 0)                      |      |
                    if(n <= 0, 0, a / n)                      |      |
                    if(free < 0, a / free, 0)                 |      |
                    if(n - big = 0, 0, a / (n - big))         |      |
                    if(n > big, a / (n - big), 0)             |      |
                    if(n = big, 0, a / (big - n))             |      |
                    if((n > 0) * (free <> 0), a / n / free, 0)|      |
                    if((n = 0) + (free = 0), 0, a / n / free) |      |
                    if(1 - part > 0, a / (1 - part), 0)       |      |
                    if(n > 0, if(part > 0, a / (n * part), 0), 0) |  |
                    if(big > 0, a, a / n)                     |      |
                    if(a > free, a / big, a)                  |      |
                    """)
    void warnsOfADivisionByZeroThatTheRangesAllow(String text, @Nullable String names, @Nullable String divisor) {
        var questions = List.of(
                performance("a", null, "-5", "5", null),
                condition("n", null, "0", null, null),
                condition("big", null, "1", "100", null),
                condition("part", null, "0", "1", null),
                condition("free", null, null, null, null));
        var warnings = level(text, questions).findings().stream()
                .filter(finding -> finding.code() == Code.DIVISION_BY_ZERO)
                .toList();

        if (names == null) {
            assertThat(warnings).isEmpty();
        } else {
            assertThat(warnings).hasSize(1);
            assertThat(warnings.getFirst().severity()).isEqualTo(Severity.WARNING);
            assertThat(warnings.getFirst().place()).isNotNull();
            assertThat(warnings.getFirst().arguments()).isEqualTo(List.of(names, divisor));
        }
    }

    @Test
    void saysOfAPlaceOnlyTheGraver() {
        var advice = level(
                "a / n + a / m",
                List.of(
                        performance("a", null, null, null, "1"),
                        condition("n", null, "0", null, "0"),
                        condition("m", null, "0", null, "1")));

        assertThat(advice.findings())
                .extracting(Finding::severity, Finding::place)
                .containsExactly(tuple(Severity.ERROR, 3), tuple(Severity.WARNING, 11));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    minutes + cost                       | 9  | time | money
                    minutes - users                      | 9  | time | user
                    minutes > cost                       | 9  | time | money
                    if(minutes = cost, 1, minutes)       | 12 | time | money
                    if(users > 5, minutes, cost)         | 1  | time | money
                    min(minutes, 7, cost)                | 1  | time | money
                    max(cost, users)                     | 1  | money | user
                    minutes + cost / hours               | 9  | time | money/time
                    2 * (rate + minutes) * users         | 11 | 1    | time
                    minutes ^ 2 + hours                  | 13 | time^2 | time
                    minutes + users / (cost * cost)      | 9  | time | user/money^2
                    """)
    void refusesToAddCompareOrChooseBetweenDifferentUnits(String text, int place, String one, String other) {
        var clashes = level(text, units()).findings().stream()
                .filter(finding -> finding.code() == Code.UNIT_CLASH)
                .toList();

        assertThat(clashes)
                .containsExactly(new Finding(Severity.ERROR, Code.UNIT_CLASH, place, List.of(one, other), ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    minutes + hours                     | time
                    minutes + 5                         | time
                    max(0, minutes)                     | time
                    -minutes                            | time
                    1 - rate                            | 1
                    minutes * rate / 100                | time
                    (1 + rate) ^ hours * cost           | money
                    minutes + unknown                   | time
                    unknown + minutes                   | time
                    unknown * minutes                   |
                    (minutes * unknown) + cost          | money
                    if(users > 5, minutes, 0)           | time
                    if(minutes > 5, cost, cost * 2)     | money
                    round(cost * users, 2) / users      | money
                    minutes * minutes / hours           | time
                    minutes / hours                     | 1
                    (minutes * minutes) ^ 0.5           | time
                    minutes ^ 0.5                       |
                    minutes ^ 0                         | 1
                    minutes ^ rate                      |
                    1 / users                           | 1/user
                    cost / users / minutes              | money/(time*user)
                    users > 3                           | 1
                    5                                   | 1
                    """)
    void worksOutTheUnitOfTheResult(String text, @Nullable String unit) {
        var advice = FormulaAdvice.of(text, units(), Kind.LEVEL, false, BigDecimal.ONE);

        assertThat(advice.findings()).extracting(Finding::code).doesNotContain(Code.UNIT_CLASH);
        assertThat(advice.unit()).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    min/invoice              | time/invoice
                    invoices / year          | invoice/time
                    EUR/h                    | money/time
                    money per month          | money/time
                    kWh/year                 | kwh/time
                    €                        | money
                    %                        | 1
                    % of visitors            | 1
                    1/year                   | 1/time
                    money/(user*month)       | money/(time*user)
                    money/user/month         | money/(time*user)
                    m^2                      | m^2
                    m²                       | m^2
                    h·person                 | person*time
                    working days             | time
                    man-hours                | time
                    support tickets/year     | support ticket/time
                    incidents per 1000 users | incident/user
                    deliveries               | delivery
                    processes                | process
                    boxes                    | box
                    FTE                      | fte
                    status                   | status
                    hour^-1                  | 1/time
                    number of orders         | order
                    thousand USD             | money
                    """)
    void readsUnits(String unit, String counted) {
        var advice = level("a", List.of(performance("a", unit, null, null, null)));

        assertThat(advice.unit()).isEqualTo(counted);
        assertThat(advice.findings()).extracting(Finding::code).doesNotContain(Code.UNIT_NOT_READABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/year",
                "min/",
                "min//invoice",
                "(min",
                "min)",
                "min*",
                "a^b",
                "a^1.5",
                "a^99",
                "=",
                "#",
                "min^",
                "()"
            })
    void warnsOfAUnitThatCannotBeReadAndTakesItForAny(String unit) {
        var advice = FormulaAdvice.of(
                "a + b",
                List.of(performance("a", unit, null, null, null), condition("b", "money/year", null, null, null)),
                Kind.LEVEL,
                true,
                BigDecimal.ONE);

        assertThat(advice.findings())
                .containsExactly(new Finding(Severity.WARNING, Code.UNIT_NOT_READABLE, null, List.of("a", unit), ""));
        assertThat(advice.unit()).isEqualTo("money/time");
        assertThat(advice.usable()).isTrue();
    }

    @Test
    void aUnitThatIsMissingOrBlankFitsAnywhere() {
        for (var unit : new ArrayList<>(Arrays.asList(null, "", "  "))) {
            var advice = level("a * 3", List.of(performance("a", unit, null, null, "2")));
            assertThat(advice.findings()).isEmpty();
            assertThat(advice.unit()).isNull();
            assertThat(advice.result()).isEqualByComparingTo("6");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LEVEL,money/year,true,1,",
        "LEVEL,EUR/month,true,1,",
        "HOLD,money/year,true,1,",
        "FLOW,money,true,1,",
        "LEVEL,money,true,1,money/time",
        "HOLD,money,true,1,money/time",
        "FLOW,money/year,true,1.00,money",
        "LEVEL,ticket/year,true,1,money/time",
        "LEVEL,%,true,1,money/time",
        "LEVEL,ticket/year,true,12,",
        "LEVEL,%,true,12,",
        "LEVEL,money,true,0.3,money/time",
        "LEVEL,money/year,true,0.3,",
        "LEVEL,ticket/year,false,1,",
    })
    void warnsOfAPricedResultThatIsNotMoney(
            Kind kind, String unit, boolean priced, String unitValue, @Nullable String expected) {
        var advice = FormulaAdvice.of(
                "a", List.of(performance("a", unit, null, null, "2")), kind, priced, number(unitValue));

        assertThat(advice.findings())
                .isEqualTo(
                        expected == null
                                ? List.of()
                                : List.of(new Finding(
                                        Severity.WARNING,
                                        Code.RESULT_UNIT,
                                        null,
                                        List.of(String.valueOf(advice.unit()), expected),
                                        "")));
        assertThat(advice.result()).isEqualByComparingTo("2");
    }

    @Test
    void warnsOfAQuestionThatNobodyNeeds() {
        var questions = new ArrayList<>(INVOICES);
        questions.add(condition("color", null, null, null, null));
        var advice = level(Invoices.FORMULA, questions);

        assertThat(advice.findings())
                .containsExactly(new Finding(Severity.WARNING, Code.QUESTION_UNUSED, null, List.of("color"), ""));
        assertThat(advice.result()).isEqualByComparingTo("470400");
    }

    @Test
    void refusesAFormulaInWhichNothingCanImprove() {
        assertThat(level("invoices * hourly_cost", INVOICES.subList(1, 3)).findings())
                .extracting(Finding::code)
                .contains(Code.NO_PERFORMANCE_QUESTION);
        assertThat(level("invoices * hourly_cost", INVOICES).findings())
                .extracting(Finding::code)
                .contains(Code.NO_PERFORMANCE_QUESTION, Code.QUESTION_UNUSED);
        assertThat(level("(", List.of()).findings())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder(Code.NOT_READABLE, Code.NO_PERFORMANCE_QUESTION);
    }

    @Test
    void refusesASampleBeyondItsRange() {
        var advice = level("a", List.of(performance("a", null, "0", "240", "240.1")));

        assertThat(advice.findings())
                .containsExactly(new Finding(
                        Severity.ERROR, Code.OUT_OF_RANGE, null, List.of("a", number("240.1"), number("240")), ""));
        assertThat(advice.result()).isNull();
        assertThat(level("a", List.of(performance("a", null, "0", "240", "240")))
                        .usable())
                .isTrue();
    }

    @Test
    void hasNoResultWithoutAllSamples() {
        var advice = level(
                "a + b", List.of(performance("a", null, null, null, "1"), condition("b", null, null, null, null)));

        assertThat(advice.usable()).isTrue();
        assertThat(advice.result()).isNull();
    }

    @Test
    void findsSeveralThingsAtOnceWithTheErrorsFirst() {
        var advice = level("minutes / invoices + hourly_cost * nonsense_here + minutes", INVOICES);

        assertThat(advice.findings())
                .extracting(Finding::code)
                .containsExactly(Code.UNKNOWN_NAME, Code.UNIT_CLASH, Code.DIVISION_BY_ZERO);
    }

    @Test
    void takesOnlyAMomentForTheLargestFormula() {
        var nested = "if(minutes > 1, minutes, ".repeat(70) + "minutes / invoices" + ")".repeat(70);
        var wide = "minutes / invoices" + " + minutes / invoices".repeat(90);
        var many = "x1" + IntStream.range(2, 300).mapToObj(i -> " + x" + i).collect(Collectors.joining());

        for (var text : List.of(nested, wide, many)) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () -> assertThat(level(text, INVOICES).findings()).isNotEmpty());
        }
    }

    private static List<AskedQuestion> units() {
        return List.of(
                performance("minutes", "min", "1", "240", null),
                condition("hours", "h", "1", null, null),
                condition("cost", "money", "1", null, null),
                condition("users", "users", "1", null, null),
                condition("rate", "%", "1", "100", null),
                condition("unknown", null, "1", null, null));
    }

    private static FormulaAdvice level(String text, List<AskedQuestion> questions) {
        return FormulaAdvice.of(text, questions, Kind.LEVEL, false, BigDecimal.ONE);
    }

    private static AskedQuestion performance(
            String name,
            @Nullable String unit,
            @Nullable String least,
            @Nullable String most,
            @Nullable String sample) {
        return question(name, Question.Role.PERFORMANCE, unit, least, most, sample);
    }

    private static AskedQuestion condition(
            String name,
            @Nullable String unit,
            @Nullable String least,
            @Nullable String most,
            @Nullable String sample) {
        return question(name, Question.Role.CONDITION, unit, least, most, sample);
    }

    private static AskedQuestion question(
            String name,
            Question.Role role,
            @Nullable String unit,
            @Nullable String least,
            @Nullable String most,
            @Nullable String sample) {
        return new AskedQuestion(name, role, unit, Invoices.range(least, most), sample == null ? null : number(sample));
    }
}
