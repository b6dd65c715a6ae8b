package org.valueledger.report;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valueledger.chart.Tone;
import org.valueledger.valuation.CustomerValue;
import org.valueledger.valuation.Payback;

/** The key figures. */
final class Tiles {
    private static final BigDecimal ON_TRACK = new BigDecimal("0.9");
    private static final BigDecimal AT_RISK = new BigDecimal("0.75");

    private final Words words;
    private final Figures figures;
    private final CustomerValue value;

    Tiles(Words words, Figures figures, ReportInput input) {
        this.words = words;
        this.figures = figures;
        this.value = input.value();
    }

    List<Tile> all() {
        return List.of(delivered(), planned(), realisation(), roi(), payback(), lastMeasured());
    }

    private Tile delivered() {
        return new Tile(
                words.text("tile.delivered"),
                money(value.delivered()),
                List.of(
                        words.text("tile.lowBound", money(value.lowBound())),
                        words.text("tile.confirmed", money(value.confirmed()), money(value.stated()))),
                value.delivered().signum() < 0 ? Tone.POOR : Tone.NEUTRAL);
    }

    private Tile planned() {
        return new Tile(
                words.text("tile.planned"),
                money(value.planned()),
                List.of(words.text("tile.sameDates")),
                Tone.NEUTRAL);
    }

    private Tile realisation() {
        var rate = value.realisationRate();
        return new Tile(
                words.text("tile.realisation"),
                rate == null ? words.text("notDefined") : figures.percent(rate),
                List.of(
                        words.text("tile.shortfall", money(value.shortfall())),
                        words.text("tile.surplus", money(value.surplus()))),
                rate == null ? Tone.NEUTRAL : tone(rate));
    }

    private static Tone tone(BigDecimal rate) {
        if (rate.compareTo(ON_TRACK) >= 0) {
            return Tone.GOOD;
        }
        return rate.compareTo(AT_RISK) >= 0 ? Tone.FAIR : Tone.POOR;
    }

    private Tile roi() {
        var notes = new ArrayList<String>();
        notes.add(words.text("tile.roiConvention"));
        var cost = value.costToDate();
        notes.add(cost == null ? words.text("tile.noContract") : words.text("tile.cost", money(cost)));
        return new Tile(words.text("tile.roi"), percentOrNot(value.roiToDate()), notes, Tone.NEUTRAL);
    }

    private Tile payback() {
        var label = words.text("tile.payback");
        return switch (value.payback()) {
            case Payback.On on ->
                new Tile(
                        label,
                        words.text("tile.months", figures.months(on.daysFromStart())),
                        List.of(words.text("tile.reachedOn", figures.date(on.day()))),
                        Tone.GOOD);
            case Payback.NotYet notYet ->
                new Tile(label, words.text("tile.notYet"), List.of(words.text("tile.notYetNote")), Tone.NEUTRAL);
            case Payback.NotDefined notDefined ->
                new Tile(label, words.text("notDefined"), List.of(words.text("tile.nothingToPayBack")), Tone.NEUTRAL);
        };
    }

    private Tile lastMeasured() {
        var label = words.text("tile.lastMeasured");
        var unmeasured = words.text("tile.unmeasured", money(value.unmeasuredPlanned()));
        var day = value.lastMeasured();
        if (day == null) {
            return new Tile(label, words.text("never"), List.of(unmeasured), Tone.POOR);
        }
        var age = age(words, ChronoUnit.DAYS.between(day, value.asOf()));
        return new Tile(label, figures.date(day), List.of(age, unmeasured), Tone.NEUTRAL);
    }

    static String age(Words words, long days) {
        return days < 90 ? words.text("age.days", days) : words.text("age.months", Math.round(days * 12 / 365.0));
    }

    private String percentOrNot(@Nullable BigDecimal fraction) {
        return fraction == null ? words.text("notDefined") : figures.percent(fraction);
    }

    private String money(BigDecimal amount) {
        return figures.money(amount, value.currency());
    }
}
