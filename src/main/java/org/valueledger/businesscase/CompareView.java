package org.valueledger.businesscase;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.valueledger.businesscase.CaseLinks.LinkedDriver;
import org.valueledger.web.Formats;

/**
 * A comparison as a page shows it.
 *
 * @param start null without a contract start
 * @param spare drivers that deliver no line of the case
 * @param promised null where it cannot be converted; the others of the head likewise
 */
record CompareView(
        String asOf,
        @Nullable String start,
        boolean converted,
        String currency,
        List<Line> lines,
        List<Spare> spare,
        List<LinkedDriver> drivers,
        @Nullable String promised,
        @Nullable String promisedToDate,
        @Nullable String withoutDriver,
        String agreed,
        String delivered,
        String lowBound) {

    /**
     * @param driver null: nobody delivers it
     * @param share of the driver, in per cent; null where it delivers this line only
     * @param missing why there are no figures, as message keys have it; null where there are
     * @param goalMoney the yearly amount that would make the promise the goal; null where it cannot be said
     */
    record Line(
            String ref,
            String name,
            @Nullable String total,
            @Nullable LinkedDriver driver,
            @Nullable String share,
            String sharedWith,
            @Nullable String missing,
            @Nullable String goalMoney,
            @Nullable String goalMoneyShown,
            @Nullable String agreedYearly,
            @Nullable String measuredUntil,
            List<Bar> bars) {}

    /**
     * @param what promised, agreed or delivered
     * @param amount null where nothing can be said
     * @param width of 100; the longest of the three bars of a line is 100
     * @param note a second figure, or null
     */
    record Bar(
            String what,
            @Nullable String amount,
            String width,
            boolean negative,
            @Nullable String note) {}

    record Spare(
            LinkedDriver driver,
            @Nullable String missing,
            @Nullable String agreed,
            @Nullable String delivered) {}

    static CompareView of(Comparison comparison, List<LinkedDriver> drivers, Formats formats) {
        var maker = new Maker(comparison.currency(), formats);
        var sums = comparison.sums();
        return new CompareView(
                formats.date(comparison.asOf()),
                comparison.start() == null ? null : formats.date(comparison.start()),
                comparison.converted(),
                comparison.currency().getCurrencyCode(),
                comparison.lines().stream().map(maker::line).toList(),
                comparison.spare().stream().map(maker::spare).toList(),
                drivers,
                maker.money(sums.promised()),
                maker.money(sums.promisedToDate()),
                sums.withoutDriver() == null || sums.withoutDriver().signum() == 0
                        ? null
                        : maker.money(sums.withoutDriver()),
                formats.money(sums.agreed(), comparison.currency()),
                formats.money(sums.delivered(), comparison.currency()),
                formats.money(sums.lowBound(), comparison.currency()));
    }

    private record Maker(Currency currency, Formats formats) {

        Line line(Comparison.Line line) {
            var promised = line.promised();
            var delivery = line.delivery();
            var figures = delivery == null ? null : delivery.figures();
            var goal = delivery == null ? null : delivery.goalMoney();
            return new Line(
                    line.ref(),
                    line.name(),
                    promised == null ? null : money(promised.total()),
                    delivery == null ? null : delivery.driver(),
                    delivery == null || delivery.sharedWith().isEmpty() ? null : formats.percent(delivery.share()),
                    delivery == null ? "" : String.join(", ", delivery.sharedWith()),
                    delivery == null || delivery.missing() == null
                            ? null
                            : delivery.missing().word(),
                    goal == null || goal.signum() <= 0 ? null : plain(goal),
                    goal == null || delivery == null ? null : inOwn(goal, delivery.driver()),
                    figures == null ? null : money(figures.agreedYearly()),
                    figures == null || figures.measuredUntil() == null ? null : formats.date(figures.measuredUntil()),
                    bars(promised == null ? null : promised.toDate(), delivery != null, figures));
        }

        private @Nullable String inOwn(BigDecimal goal, LinkedDriver driver) {
            return driver.currency() == null ? null : formats.money(goal, driver.currency());
        }

        /** Without a driver there is nothing to stand beside the promise. */
        private List<Bar> bars(@Nullable BigDecimal promised, boolean linked, @Nullable DriverFigures figures) {
            BigDecimal agreed = figures == null ? null : figures.agreedToDate();
            BigDecimal delivered = figures == null ? null : figures.delivered();
            BigDecimal longest = Stream.of(promised, agreed, delivered)
                    .filter(Objects::nonNull)
                    .map(BigDecimal::abs)
                    .reduce(BigDecimal.ZERO, BigDecimal::max);
            List<Bar> bars = new ArrayList<>();
            bars.add(bar("promised", promised, longest, null));
            if (linked) {
                bars.add(bar("agreed", agreed, longest, null));
                bars.add(bar("delivered", delivered, longest, figures == null ? null : money(figures.lowBound())));
            }
            return bars;
        }

        private Bar bar(String what, @Nullable BigDecimal amount, BigDecimal longest, @Nullable String note) {
            String width = amount == null || longest.signum() == 0
                    ? "0"
                    : amount.max(BigDecimal.ZERO)
                            .movePointRight(2)
                            .divide(longest, 2, RoundingMode.HALF_UP)
                            .toPlainString();
            return new Bar(what, money(amount), width, amount != null && amount.signum() < 0, note);
        }

        Spare spare(Comparison.Spare spare) {
            var figures = spare.figures();
            return new Spare(
                    spare.driver(),
                    spare.missing() == null ? null : spare.missing().word(),
                    figures == null ? null : money(figures.agreedToDate()),
                    figures == null ? null : money(figures.delivered()));
        }

        @Nullable String money(@Nullable BigDecimal amount) {
            return amount == null ? null : formats.money(amount, currency);
        }

        private static String plain(BigDecimal amount) {
            return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
        }
    }
}
