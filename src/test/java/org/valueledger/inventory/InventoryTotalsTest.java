package org.valueledger.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.valueledger.quantity.CurrencyRates;
import org.valueledger.valuation.Direction;
import org.valueledger.valuation.Kind;
import org.valueledger.valuation.Question;
import org.valueledger.web.Formats;
import tools.jackson.databind.node.JsonNodeFactory;

class InventoryTotalsTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final CurrencyRates RATES =
            new CurrencyRates(EUR, Map.of(Currency.getInstance("USD"), new BigDecimal("0.5")));
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private long next = 1;

    /** A driver that gets from nothing to an amount; agreed or only proposed. */
    private DriverFile driver(
            @Nullable Boolean cashable, @Nullable String currency, Kind kind, String amount, boolean agreed) {
        List<BigDecimal> goal = List.of(new BigDecimal(amount));
        var definition = new DriverDefinition(
                "Driver",
                null,
                cashable,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Direction.UP,
                kind,
                List.of(new DriverDefinition.Asked("metric", null, null, Question.Role.PERFORMANCE, null, null)),
                "metric",
                BigDecimal.ONE,
                currency,
                BigDecimal.ONE,
                new BigDecimal("0.5"),
                "Time",
                DAY,
                null);
        var now = OffsetDateTime.parse("2026-01-01T00:00:00Z");
        var baseline = new DriverFile.Baseline(
                1, List.of(BigDecimal.ZERO), DAY, null, null, "STATED", null, null, null, "anna", now);
        var proposal = new DriverFile.Proposal(
                1,
                goal,
                DAY.plusYears(1),
                null,
                null,
                JsonNodeFactory.instance.objectNode(),
                List.of(),
                null,
                null,
                null,
                "anna",
                now);
        var signed = new DriverFile.Goal(
                1, goal, DAY.plusYears(1), null, null, "letter", "Petra", null, null, 1, "anna", now);
        return new DriverFile(
                next++,
                1,
                "d" + next,
                1,
                1,
                null,
                null,
                definition,
                null,
                List.of(baseline),
                List.of(),
                List.of(proposal),
                agreed ? List.of(signed) : List.of(),
                List.of());
    }

    private static InventoryTotals totals(DriverFile... files) {
        return InventoryTotals.of(List.of(files), RATES, Formats.of("en-GB"));
    }

    private static List<String> amounts(InventoryTotals totals) {
        return totals.sums().stream()
                .map(sum -> sum.word() + " " + sum.amount())
                .toList();
    }

    @Test
    void anEmptyInventoryIsWorthNothing() {
        assertThat(amounts(totals())).containsExactly("cashable €0", "notcashable €0", "unsaid €0", "proposed €0");
    }

    @Test
    void moneyThatMovesMoneyThatOnlyCountsAndWhatIsNotSaidAreNeverAdded() {
        var totals = totals(
                driver(true, "EUR", Kind.LEVEL, "100", true),
                driver(true, "EUR", Kind.LEVEL, "60", true),
                driver(false, "EUR", Kind.LEVEL, "40", true),
                driver(null, "EUR", Kind.LEVEL, "20", true));

        // Half of each is credited.
        assertThat(amounts(totals)).containsExactly("cashable €80", "notcashable €20", "unsaid €10", "proposed €0");
    }

    @Test
    void whatIsOnlyProposedStandsApart() {
        assertThat(amounts(totals(driver(true, "EUR", Kind.LEVEL, "100", false))))
                .containsExactly("cashable €0", "notcashable €0", "unsaid €0", "proposed €50");
    }

    @Test
    void anotherCurrencyIsConvertedOnlyAtAnAgreedRateAndOtherwiseLeftOut() {
        var totals = totals(
                driver(true, "EUR", Kind.LEVEL, "100", true),
                driver(true, "USD", Kind.LEVEL, "100", true),
                driver(true, "CHF", Kind.LEVEL, "100", true),
                driver(true, "CHF", Kind.LEVEL, "20", true));

        assertThat(amounts(totals)).contains("cashable €75");
        assertThat(totals.converted()).containsExactly("USD");
        assertThat(totals.leftOut()).containsExactly("CHF60");
    }

    @Test
    void periodsAndWhatIsToBeHeldAndWhatHasNoPriceAreInNoSum() {
        var totals = totals(
                driver(true, "EUR", Kind.FLOW, "100", true),
                driver(true, "EUR", Kind.HOLD, "0", true),
                driver(true, null, Kind.LEVEL, "100", true));

        assertThat(amounts(totals)).contains("cashable €0");
        assertThat(totals.periods()).isEqualTo(1);
        assertThat(totals.held()).isEqualTo(1);
    }

    @Test
    void driversOfOneMetricClaimTheirSharesTogether() {
        var files = new ArrayList<>(Arrays.asList(driver(true, "EUR", Kind.LEVEL, "1", true)));
        assertThat(SharedShares.of(files, Formats.of("en-GB"))).singleElement().satisfies(group -> {
            assertThat(group.sum()).isEqualTo("50%");
            assertThat(group.whole()).isFalse();
        });

        files.add(driver(true, "EUR", Kind.LEVEL, "1", true));
        assertThat(SharedShares.of(files, Formats.of("en-GB"))).singleElement().satisfies(group -> {
            assertThat(group.sum()).isEqualTo("100%");
            assertThat(group.whole()).isTrue();
            assertThat(group.members()).hasSize(2);
        });
    }
}
