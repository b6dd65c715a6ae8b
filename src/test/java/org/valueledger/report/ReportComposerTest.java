package org.valueledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.valueledger.chart.Tone;
import org.valueledger.report.Sample.Driver;
import org.valueledger.valuation.ContractCost;
import org.valueledger.valuation.EvidenceGrade;
import org.valueledger.valuation.Kind;
import org.valueledger.valuation.Status;

class ReportComposerTest {
    private static final String NBSP = "\u00A0";

    /** From 0 at value start to 100 % of a goal worth 365,000 a year, 100 days later: 50 days' worth. */
    private static Driver halfway() {
        return new Driver("Rechnungen").at("3650", Sample.EUR).read("2025-04-11", "100");
    }

    private static Tile tile(Report report, int position) {
        return report.tiles().get(position);
    }

    @Test
    void writesMoneyPercentAndDatesAsGermansDo() {
        var report = new Sample().with(halfway()).report();
        assertThat(tile(report, 0).value()).isEqualTo("50.000" + NBSP + "€");
        assertThat(tile(report, 2).value()).endsWith(NBSP + "%");
        assertThat(tile(report, 5).value()).isEqualTo("11.04.2025");
        assertThat(report.period()).isEqualTo("1. Januar 2025 bis 23. November 2026");
        assertThat(report.language()).isEqualTo("de");
    }

    @Test
    void beginsWithWhatWasDelivered() {
        var report =
                new Sample().with(halfway()).at(Locale.US, "US", Sample.EUR).report();
        assertThat(report.lead()).startsWith("By April 11, 2025, measurements show value delivered of €50,000:");
        assertThat(tile(report, 0).label()).isEqualTo("Value delivered");
        assertThat(tile(report, 0).notes()).contains("low bound €0", "confirmed €50,000 · stated €0");
    }

    @Test
    void namesTheConventionOfTheReturn() {
        var roi = tile(new Sample().with(halfway()).report(), 3);
        assertThat(roi.label()).isEqualTo("ROI bis heute");
        assertThat(roi.notes()).first().asString().contains("÷ Kosten, nicht abgezinst");
    }

    @Test
    void leavesReturnAndPaybackUndefinedWithoutCost() {
        var free = new ContractCost(Sample.START, BigDecimal.ZERO, BigDecimal.ZERO);
        var report = new Sample().with(halfway()).cost(free).report();
        assertThat(tile(report, 3).value()).isEqualTo("nicht definiert");
        assertThat(tile(report, 4).value()).isEqualTo("nicht definiert");
    }

    @Test
    void givesPaybackInMonthsWithOneDecimal() {
        var cost = new ContractCost(Sample.START, BigDecimal.ZERO, new BigDecimal("50000"));
        var payback = tile(new Sample().with(halfway()).cost(cost).report(), 4);
        assertThat(payback.value()).isEqualTo("3,3 Monate");
        assertThat(payback.notes()).containsExactly("erreicht am 11.04.2025");
    }

    @Test
    void saysThatNothingWasMeasuredAndCountsNothing() {
        var report = new Sample()
                .with(new Driver("Stillstand").at("1000", Sample.EUR))
                .report();
        assertThat(report.lead()).startsWith("Bisher wurde nichts gemessen");
        var line = report.priced().entries().getFirst();
        assertThat(line.measured()).isEqualTo("–");
        assertThat(line.state()).isEqualTo(Status.NOT_MEASURED);
        assertThat(line.delivered()).isEqualTo("0" + NBSP + "€");
        assertThat(line.bullet().attainment()).isNull();
        assertThat(report.shortfalls().isShown()).isFalse();
        assertThat(report.unmeasured().entries()).singleElement().satisfies(f -> assertThat(f.text())
                .isEqualTo("Keine Messung seit dem Wertbeginn am 01.01.2025, vor 691 Tagen."));
    }

    @Test
    void showsALossAsALossAndSaysWhatItCosts() {
        var report = new Sample()
                .with(new Driver("Lager")
                        .down()
                        .from("100", "50")
                        .at("3650", Sample.EUR)
                        .read("2025-04-11", "110"))
                .report();
        assertThat(report.lead()).contains("Wertverlust").contains("-5.000" + NBSP + "€");
        assertThat(tile(report, 0).tone()).isEqualTo(Tone.POOR);
        var shortfall = report.shortfalls().entries().getFirst();
        assertThat(shortfall.text()).contains("schlechter als vor Beginn").contains("vereinbart von 100 auf 50");
        assertThat(report.successes().entries()).isEmpty();
    }

    @Test
    void ordersShortfallsByWhatTheyCost() {
        var report = new Sample()
                .with(new Driver("Klein").at("10", Sample.EUR).read("2026-09-01", "10"))
                .with(new Driver("Groß").at("1000", Sample.EUR).read("2026-09-01", "10"))
                .report();
        assertThat(report.shortfalls().entries()).extracting(Finding::name).containsExactly("Groß", "Klein");
        assertThat(report.shortfalls().entries().getFirst().text()).contains("Hinter Plan seit 01.09.2026.");
    }

    @Test
    void countsDaysBehindPlanFromTheFirstReadingOfTheRun() {
        var report = new Sample()
                .with(new Driver("Lager")
                        .at("10", Sample.EUR)
                        .read("2025-03-01", "90")
                        .read("2025-09-01", "10")
                        .read("2026-09-01", "20"))
                .report();
        assertThat(report.shortfalls().entries().getFirst().text()).contains("Hinter Plan seit 01.09.2025.");
    }

    @Test
    void putsSuccessesIntoTheirOwnSection() {
        var report = new Sample()
                .with(new Driver("Tempo").at("100", Sample.EUR).read("2026-09-01", "120"))
                .report();
        assertThat(report.successes().entries()).singleElement().satisfies(f -> {
            assertThat(f.key()).isEqualTo("D-1");
            assertThat(f.text()).contains("120" + NBSP + "% des Ziels").contains("mehr als geplant");
        });
        assertThat(report.shortfalls().empty()).isNotBlank();
    }

    @Test
    void judgesHoldDriversByHowOftenTheGoalWasHeld() {
        var report = new Sample()
                .with(new Driver("Verfügbarkeit")
                        .metric("Verfügbarkeit", "%")
                        .kind(Kind.HOLD)
                        .from("99", "99")
                        .at("10", Sample.EUR)
                        .read("2025-06-01", "99")
                        .read("2026-09-01", "80"))
                .report();
        assertThat(report.priced().entries().getFirst().attainment()).isEqualTo("50" + NBSP + "% gehalten");
        assertThat(report.shortfalls().entries().getFirst().text()).contains("99" + NBSP + "% zu halten");
    }

    @Test
    void keepsDriversWithoutAPriceApartAndInTheirOwnUnit() {
        var report = new Sample()
                .with(new Driver("Zufriedenheit")
                        .metric("Zustimmung", "Punkte")
                        .at("1", null)
                        .read("2025-04-11", "73"))
                .report();
        assertThat(report.priced().entries()).isEmpty();
        assertThat(report.unpriced().entries()).singleElement().satisfies(l -> {
            assertThat(l.delivered()).isEqualTo("10" + NBSP + "Punkte");
            assertThat(l.metric()).isEqualTo("Zustimmung (Punkte)");
        });
        assertThat(tile(report, 0).value()).isEqualTo("0" + NBSP + "€");
    }

    @Test
    void listsReadingsSetAsideWithTheirReason() {
        var report = new Sample()
                .with(halfway().aside("2026-02-01", "999", "Zähler defekt"))
                .report();
        assertThat(report.setAside().entries()).singleElement().satisfies(f -> {
            assertThat(f.figure()).isEqualTo("999");
            assertThat(f.text()).isEqualTo("Messung vom 01.02.2026. Grund: Zähler defekt");
        });
    }

    @Test
    void namesDriversLeftOutForAMissingRate() {
        var ohio = new Driver("Ohio").at("3650", Sample.USD).read("2025-04-11", "100");
        var report = new Sample().with(ohio).report();
        assertThat(tile(report, 0).value()).isEqualTo("0" + NBSP + "€");
        assertThat(report.leftOut().entries()).extracting(Finding::name).containsExactly("Ohio");
        assertThat(report.priced().entries().getFirst().delivered()).isEqualTo("50.000" + NBSP + "$");
        assertThat(new Sample()
                        .with(ohio)
                        .rate(Sample.USD, "0.5")
                        .report()
                        .leftOut()
                        .entries())
                .isEmpty();
    }

    @Test
    void printsTheAgreedRate() {
        var report = new Sample().rate(Sample.USD, "0.925").report();
        assertThat(report.method().entries())
                .extracting(Report.Term::explanation)
                .anySatisfy(t -> assertThat(t).contains("1 USD = 0,925 EUR"));
    }

    @Test
    void staysReadableWithoutAnyDriver() {
        var report = new Sample().cost(null).report();
        assertThat(report.priced().entries()).isEmpty();
        assertThat(report.priced().empty()).isEqualTo("Noch sind keine Werttreiber vereinbart.");
        assertThat(report.curve().points()).isEmpty();
        assertThat(tile(report, 3).notes()).contains("kein Vertrag hinterlegt");
    }

    @Test
    void endsTheCurveOfDeliveredAtTheLastMeasurement() {
        var curve = new Sample().with(halfway()).report().curve();
        assertThat(curve.points().getLast().date()).isEqualTo(Sample.AS_OF);
        assertThat(curve.points().getLast().delivered()).isNull();
        assertThat(curve.points()).anySatisfy(p -> assertThat(p.delivered()).isEqualTo(50_000));
        assertThat(curve.lowBound()).isEqualTo(0);
    }

    @Test
    void usesLetterInTheUnitedStatesAndCanadaOnly() {
        assertThat(new Sample().at(Locale.US, "US", Sample.USD).report().pageFormat())
                .isEqualTo(Report.PageFormat.LETTER);
        assertThat(new Sample().at(Locale.CANADA, "CA", Sample.USD).report().pageFormat())
                .isEqualTo(Report.PageFormat.LETTER);
        assertThat(new Sample().at(Locale.UK, "GB", Sample.EUR).report().pageFormat())
                .isEqualTo(Report.PageFormat.A4);
        assertThat(new Sample().at(Locale.US, null, Sample.USD).report().pageFormat())
                .isEqualTo(Report.PageFormat.A4);
    }

    @Test
    void speaksEnglishWithLocalNumbersWhereNoTranslationIsThere() {
        var report = new Sample()
                .with(halfway())
                .at(Locale.forLanguageTag("pl-PL"), "PL", Sample.EUR)
                .report();
        assertThat(report.language()).isEqualTo("en");
        assertThat(tile(report, 0).value()).isEqualTo("50" + NBSP + "000" + NBSP + "€");
    }

    @Test
    void writesWhatTheFontCannotShowInLatinLetters() {
        var report =
                new Sample().with(halfway()).at(Locale.JAPAN, "JP", Sample.EUR).report();
        assertThat(report.period()).contains("2026").doesNotContain("年");
    }

    @Test
    void givesSourcesOfBaselineGoalAndReadings() {
        var source = new Sample()
                .with(new Driver("Lager").at("10", Sample.EUR).read("2025-04-11", "50", EvidenceGrade.AUDITED))
                .report()
                .sources()
                .entries()
                .getFirst();
        assertThat(source.formula()).isEqualTo("Formel: metric");
        assertThat(source.baseline()).isEqualTo("Ausgangswert vom 01.01.2025, Version 1, gezählt, Quelle: ERP export");
        assertThat(source.goal()).isEqualTo("Ziel für 01.07.2026, Version 2, vereinbart durch: imported");
        assertThat(source.readings()).isEqualTo("Messungen: 11.04.2025: 50 (geprüft)");
    }

    @Test
    void givesTheSameReportTwice() {
        assertThat(Sample.manufacturer().report())
                .isEqualTo(Sample.manufacturer().report());
    }
}
