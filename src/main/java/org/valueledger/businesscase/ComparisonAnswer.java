package org.valueledger.businesscase;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valueledger.web.Amount;

/**
 * A comparison as JSON, at full precision.
 *
 * @param contractStart null: then nothing is said of promised to date
 * @param lines that a driver delivers
 * @param leftOut what could not be converted or compared, and why: no-rate, no-price, not-agreed
 */
record ComparisonAnswer(
        String currency,
        LocalDate asOf,
        @Nullable LocalDate contractStart,
        List<Line> lines,
        List<Line> linesWithoutDriver,
        List<Driver> driversWithoutLine,
        List<LeftOut> leftOut,
        Totals totals) {

    /**
     * @param share the part of the driver that stands for this line, by what its lines promise
     * @param sharedWith refs of the other lines of the same driver
     */
    record Line(
            String ref,
            String name,
            @Nullable Promised promised,
            @Nullable String driver,
            @Nullable BigDecimal share,
            List<String> sharedWith,
            @Nullable Agreed agreed,
            @Nullable Delivered delivered) {}

    /** @param toDate of the risk-adjusted amounts, as {@code total} is */
    record Promised(
            List<Amount> byPeriod,
            List<Amount> riskAdjusted,
            Amount total,
            @Nullable Amount toDate) {}

    record Agreed(Amount toDate, Amount yearly) {}

    record Delivered(
            Amount amount, Amount lowBound, @Nullable LocalDate measuredUntil) {}

    record Driver(
            String driver,
            String name,
            @Nullable Agreed agreed,
            @Nullable Delivered delivered) {}

    record LeftOut(String what, String reason) {}

    record Totals(
            @Nullable Amount promised,
            @Nullable Amount promisedToDate,
            @Nullable Amount promisedToDateWithoutDriver,
            Amount agreed,
            Amount delivered,
            Amount lowBound) {}

    static ComparisonAnswer of(Comparison comparison) {
        Currency in = comparison.currency();
        List<Line> lines =
                comparison.lines().stream().map(line -> line(line, in)).toList();
        return new ComparisonAnswer(
                in.getCurrencyCode(),
                comparison.asOf(),
                comparison.start(),
                lines.stream().filter(line -> line.driver() != null).toList(),
                lines.stream().filter(line -> line.driver() == null).toList(),
                comparison.spare().stream().map(spare -> spare(spare, in)).toList(),
                leftOut(comparison),
                totals(comparison.sums(), in));
    }

    private static Line line(Comparison.Line line, Currency in) {
        var promised = line.promised();
        var delivery = line.delivery();
        var figures = delivery == null ? null : delivery.figures();
        return new Line(
                line.ref(),
                line.name(),
                promised == null ? null : promised(promised, in),
                delivery == null ? null : delivery.driver().key(),
                delivery == null ? null : delivery.share(),
                delivery == null ? List.of() : delivery.sharedWith(),
                agreed(figures, in),
                delivered(figures, in));
    }

    private static Promised promised(Comparison.Promised promised, Currency in) {
        return new Promised(
                promised.byPeriod().stream().map(a -> Amount.of(a, in)).toList(),
                promised.riskAdjusted().stream().map(a -> Amount.of(a, in)).toList(),
                Amount.of(promised.total(), in),
                amount(promised.toDate(), in));
    }

    private static Driver spare(Comparison.Spare spare, Currency in) {
        return new Driver(
                spare.driver().key(),
                spare.driver().name(),
                agreed(spare.figures(), in),
                delivered(spare.figures(), in));
    }

    private static @Nullable Agreed agreed(@Nullable DriverFigures figures, Currency in) {
        return figures == null
                ? null
                : new Agreed(Amount.of(figures.agreedToDate(), in), Amount.of(figures.agreedYearly(), in));
    }

    private static @Nullable Delivered delivered(@Nullable DriverFigures figures, Currency in) {
        return figures == null
                ? null
                : new Delivered(
                        Amount.of(figures.delivered(), in), Amount.of(figures.lowBound(), in), figures.measuredUntil());
    }

    private static List<LeftOut> leftOut(Comparison comparison) {
        List<LeftOut> leftOut = new ArrayList<>();
        if (!comparison.converted()) {
            leftOut.add(new LeftOut("business case", DriverFigures.Missing.NO_RATE.word()));
        }
        comparison.lines().stream().map(Comparison.Line::delivery).forEach(delivery -> {
            if (delivery != null && delivery.missing() != null) {
                leftOut.add(new LeftOut(
                        "driver " + delivery.driver().key(), delivery.missing().word()));
            }
        });
        comparison.spare().forEach(spare -> {
            if (spare.missing() != null) {
                leftOut.add(new LeftOut(
                        "driver " + spare.driver().key(), spare.missing().word()));
            }
        });
        return leftOut.stream().distinct().toList();
    }

    private static Totals totals(Comparison.Sums sums, Currency in) {
        return new Totals(
                amount(sums.promised(), in),
                amount(sums.promisedToDate(), in),
                amount(sums.withoutDriver(), in),
                Amount.of(sums.agreed(), in),
                Amount.of(sums.delivered(), in),
                Amount.of(sums.lowBound(), in));
    }

    private static @Nullable Amount amount(@Nullable BigDecimal amount, Currency in) {
        return amount == null ? null : Amount.of(amount, in);
    }
}
