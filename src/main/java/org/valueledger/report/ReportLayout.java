package org.valueledger.report;

import java.util.List;
import org.valueledger.chart.AttainmentBars;
import org.valueledger.chart.Chart;
import org.valueledger.chart.Charts;
import org.valueledger.chart.Palette;
import org.valueledger.report.Sheet.Align;

/** The order of the report: first what was delivered, then what was not, then how the figures were made. */
final class ReportLayout {
    private static final float LABELS = 8.2f;
    private static final float CURVE = 196;
    private static final float EMPTY = 70;
    private static final int BARS = 20;

    private final Sheet sheet;
    private final Tag document = Tag.document();
    private final FindingsLayout findings;
    private final Report report;

    ReportLayout(Report report) {
        this.report = report;
        this.sheet = switch (report.pageFormat()) {
            case A4 -> new Sheet(595, 842);
            case LETTER -> new Sheet(612, 792);
        };
        this.findings = new FindingsLayout(sheet, document);
    }

    Sheet draw() {
        new CoverLayout(sheet, document).draw(report);
        chart(report.curveHeading(), report.curve(), report.curve().points().isEmpty() ? EMPTY : CURVE);
        findings.draw(report.successes());
        AttainmentBars bars = report.attainment().first(BARS);
        if (!bars.bars().isEmpty()) {
            chart(report.attainmentHeading(), bars, (float) Charts.height(bars, LABELS));
        }
        table(report.priced());
        findings.draw(report.shortfalls());
        findings.compact(report.unmeasured());
        table(report.unpriced());
        findings.draw(report.setAside());
        findings.draw(report.leftOut());
        findings.terms(report.method());
        findings.sources(report.sources());
        footers();
        return sheet;
    }

    private void chart(String heading, Chart chart, float height) {
        findings.heading(heading, "", height);
        sheet.picture(
                Sheet.MARGIN,
                sheet.y(),
                sheet.width(),
                height,
                document.figure(chart.description()),
                canvas -> Charts.draw(chart, canvas, sheet.width(), height, LABELS, Palette.PRINT));
        sheet.down(height);
    }

    private void table(Section<DriverLine> section) {
        if (!section.isShown()) {
            return;
        }
        findings.heading(
                section.heading(), section.entries().isEmpty() ? "" : section.introduction(), TableLayout.FIRST);
        if (section.entries().isEmpty()) {
            sheet.paragraph(section.empty(), Type.NOTE, document.child("P"));
        } else {
            new TableLayout(sheet, report.columns(), document).draw(section.entries());
        }
    }

    private void footers() {
        float top = sheet.pageHeight() - 36;
        var type = Type.CELL_NOTE;
        int pages = sheet.pages().size();
        for (int i = 0; i < pages; i++) {
            var number = report.footer()
                    .page()
                    .replace("{0}", Integer.toString(i + 1))
                    .replace("{1}", Integer.toString(pages));
            sheet.onPage(i, page -> {
                page.rule(Sheet.MARGIN, top - 5, sheet.width(), Type.LINE);
                page.write(
                        List.of(type.line(report.footer().line(), sheet.width() - 90)),
                        type,
                        Sheet.MARGIN,
                        top,
                        Align.LEFT,
                        null);
                page.write(List.of(number), type, sheet.pageWidth() - Sheet.MARGIN, top, Align.RIGHT, null);
            });
        }
    }
}
