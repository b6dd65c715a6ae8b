package org.valueledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.valueledger.report.Sample.Driver;

class ReportPdfTest {

    private static PDDocument render(Report report) throws IOException {
        return Loader.loadPDF(ReportPdf.render(report));
    }

    /** Line breaks and the two kinds of spaces are looks, not content. */
    private static String text(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf).replaceAll("[\\s\\u00A0\\u202F]+", " ");
    }

    private static String page(PDDocument pdf, int number) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        return stripper.getText(pdf).replaceAll("[\\s\\u00A0\\u202F]+", " ");
    }

    @Test
    void printsCustomerKeyFiguresAndFindings() throws IOException {
        try (var pdf = render(Sample.manufacturer().report())) {
            assertThat(page(pdf, 1))
                    .contains("Möller & Söhne Maschinenbau GmbH", "1. Januar 2025 bis 23. November 2026")
                    .contains("Gelieferter Wert", "Untergrenze", "ROI bis heute", "105 %");
            assertThat(text(pdf))
                    .contains("Wo mehr möglich ist", "Nicht gemessen, nicht gezählt", "In keiner Summe", "Methode")
                    .contains("Zähler war zwei Wochen lang abgeklemmt");
        }
    }

    @Test
    void keepsTheTextOfChartsSelectable() throws IOException {
        try (var pdf = render(Sample.manufacturer().report())) {
            assertThat(page(pdf, 1)).contains("Aufgelaufene Summe, €", "Kosten bisher", "200.000", "März 2025");
            assertThat(text(pdf)).contains("Ziel 100 %", "100 % gehalten");
        }
    }

    @Test
    void numbersEveryPageAndNamesTheCustomerBelow() throws IOException {
        try (var pdf = render(Sample.crowd().report())) {
            int pages = pdf.getNumberOfPages();
            assertThat(pages).isGreaterThan(8);
            for (int i = 1; i <= pages; i++) {
                assertThat(page(pdf, i))
                        .contains("Page " + i + " of " + pages)
                        .contains("Halden Retail Group · as of Nov 23, 2026");
            }
        }
    }

    @Test
    void losesNoneOfSixtyDriversAndRepeatsTheHeader() throws IOException {
        var report = Sample.crowd().report();
        var alone = new Report(
                report.language(),
                report.pageFormat(),
                report.product(),
                report.title(),
                report.customer(),
                report.period(),
                report.asOf(),
                report.lead(),
                report.tiles(),
                report.curveHeading(),
                report.curve(),
                report.attainmentHeading(),
                report.attainment().first(0),
                report.columns(),
                report.priced(),
                none(report.unpriced()),
                none(report.successes()),
                none(report.shortfalls()),
                none(report.unmeasured()),
                none(report.setAside()),
                none(report.leftOut()),
                report.method(),
                none(report.sources()),
                report.footer());
        try (var pdf = render(alone)) {
            var text = text(pdf);
            for (int i = 1; i <= 60; i++) {
                assertThat(text).contains("Driver number " + i + " with a name");
            }
            int headers = text.split("Progress to goal", -1).length - 1;
            assertThat(headers).isGreaterThanOrEqualTo(6);
        }
    }

    private static <T> Section<T> none(Section<T> section) {
        return new Section<>(section.heading(), section.introduction(), List.of(), "");
    }

    @Test
    void usesThePaperOfTheCountry() throws IOException {
        try (var letter = render(Sample.crowd().report());
                var a4 = render(new Sample().report())) {
            assertThat(letter.getPage(0).getMediaBox().getWidth()).isEqualTo(612);
            assertThat(letter.getPage(0).getMediaBox().getHeight()).isEqualTo(792);
            assertThat(a4.getPage(0).getMediaBox().getWidth()).isEqualTo(595);
            assertThat(a4.getPage(0).getMediaBox().getHeight()).isEqualTo(842);
        }
    }

    @Test
    void embedsEveryFontAndOnlyItsOwnFamily() throws IOException {
        try (var pdf = render(Sample.manufacturer().report())) {
            var names = new HashSet<String>();
            for (var page : pdf.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    names.add(font.getName().replaceFirst("^[A-Z]{6}\\+", ""));
                }
            }
            assertThat(names).containsExactlyInAnyOrder("IBMPlexSans", "IBMPlexSans-SmBld");
        }
    }

    @Test
    void isTaggedAndSaysItsTitleAndLanguage() throws IOException {
        try (var pdf = render(Sample.manufacturer().report())) {
            var catalog = pdf.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isEqualTo("de");
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(pdf.getDocumentInformation().getTitle())
                    .isEqualTo("Wertbericht – Möller & Söhne Maschinenbau GmbH");
            assertThat(catalog.getStructureTreeRoot().getKids()).hasSize(1);
        }
    }

    @Test
    void showsGreekAndCyrillicAndMarksWhatItCannotShow() throws IOException {
        var report = new Sample().named("Ωmega Жуков 株式 \u202Eevil\u0007").report();
        try (var pdf = render(report)) {
            assertThat(page(pdf, 1)).contains("Ωmega Жуков \uFFFD\uFFFD evil");
        }
    }

    @Test
    void survivesEndlessWordsAndFigures() throws IOException {
        var name = "x".repeat(5_000);
        var report = new Sample()
                .named("N".repeat(200))
                .with(new Driver(name)
                        .metric("m ".repeat(3_000), "u".repeat(200))
                        .at("1e30", Sample.EUR)
                        .read("2026-09-01", "1e20"))
                .with(new Driver("after").read("2026-09-01", "1"))
                .report();
        try (var pdf = render(report)) {
            assertThat(text(pdf)).contains("after", "Methode");
            assertThat(pdf.getNumberOfPages()).isLessThan(40);
        }
    }

    @Test
    void rendersACustomerWithoutDrivers() throws IOException {
        try (var pdf = render(
                new Sample().at(Locale.FRANCE, "FR", Sample.EUR).cost(null).report())) {
            assertThat(text(pdf)).contains("Pas encore de courbe", "Aucun levier de valeur", "non défini");
        }
    }

    @Test
    void writesReportsOfSeveralThreadsWithoutMixingThem() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var reports = new ArrayList<Future<byte[]>>();
            for (int i = 0; i < 24; i++) {
                var report = new Sample()
                        .named("Customer " + i + " Ω" + (char) ('A' + i))
                        .report();
                reports.add(threads.submit(() -> ReportPdf.render(report)));
            }
            for (int i = 0; i < 24; i++) {
                try (var pdf = Loader.loadPDF(reports.get(i).get())) {
                    assertThat(page(pdf, 1)).contains("Customer " + i + " Ω" + (char) ('A' + i));
                }
            }
        }
    }
}
