package org.valueledger.report;

import java.util.List;
import org.valueledger.chart.Palette;
import org.valueledger.report.Sheet.Align;

/** Sections in sentences: headings, findings with their figure at the right, small print. */
record FindingsLayout(Sheet sheet, Tag document) {
    private static final float FIGURE = 120;
    private static final float INDENT = 11;
    private static final float LABEL = 104;

    void draw(Section<Finding> section) {
        if (!section.isShown()) {
            return;
        }
        float first = section.entries().isEmpty() ? 0 : height(section.entries().getFirst());
        heading(section.heading(), section.entries().isEmpty() ? "" : section.introduction(), first);
        if (section.entries().isEmpty()) {
            sheet.paragraph(section.empty(), Type.NOTE, document.child("P"));
        }
        section.entries().forEach(this::finding);
    }

    /** A heading never stands alone at the foot of a page: {@code following} is what must fit below it. */
    void heading(String words, String introduction, float following) {
        float text = introduction.isBlank()
                ? 0
                : Type.NOTE.lines(introduction, sheet.width()).size() * Type.NOTE.leading();
        sheet.down(sheet.isAtTop() ? 0 : 18);
        sheet.need(Type.HEADING.leading() + 10 + text + Math.max(following, 2 * Type.BODY.leading()));
        var lines = Type.HEADING.lines(words, sheet.width());
        sheet.write(lines, Type.HEADING, Sheet.MARGIN, sheet.y(), Align.LEFT, document.child("H2"));
        sheet.down(lines.size() * Type.HEADING.leading() + 1);
        if (!introduction.isBlank()) {
            sheet.paragraph(introduction, Type.NOTE, document.child("P"));
        }
        sheet.down(7);
    }

    private float textWidth() {
        return sheet.width() - FIGURE - INDENT - 8;
    }

    private float height(Finding finding) {
        return Type.NAME.lines(finding.name(), textWidth()).size() * Type.NAME.leading()
                + Type.BODY.lines(finding.text(), textWidth()).size() * Type.BODY.leading()
                + 12;
    }

    private void finding(Finding finding) {
        float height = height(finding);
        sheet.need(height);
        float top = sheet.y();
        float x = Sheet.MARGIN + INDENT;
        var colour = Palette.PRINT.of(finding.tone());
        if (height <= sheet.room()) {
            sheet.box(Sheet.MARGIN, top + 1, 2.5f, height - 10, colour);
        }
        var tag = document.child("P");
        sheet.paragraph(finding.name(), Type.NAME, x, textWidth(), tag);
        var figure = Type.NAME.sized(11).in(colour);
        var lines = figure.lines(finding.figure(), FIGURE);
        sheet.write(lines, figure, sheet.pageWidth() - Sheet.MARGIN, top - 1, Align.RIGHT, tag);
        sheet.paragraph(finding.text(), Type.BODY, x, textWidth(), tag);
        sheet.down(12);
    }

    void terms(Section<Report.Term> section) {
        heading(section.heading(), section.introduction(), 40);
        for (var term : section.entries()) {
            float width = sheet.width() - LABEL;
            var name = Type.SMALL_STRONG.lines(term.name(), LABEL - 8);
            int lines = Math.max(
                    name.size(), Type.SMALL.lines(term.explanation(), width).size());
            sheet.need(lines * Type.SMALL.leading());
            float top = sheet.y();
            sheet.write(name, Type.SMALL_STRONG, Sheet.MARGIN, top, Align.LEFT, document.child("P"));
            sheet.paragraph(term.explanation(), Type.SMALL, Sheet.MARGIN + LABEL, width, document.child("P"));
            sheet.moveTo(Math.max(sheet.y(), top + name.size() * Type.SMALL.leading()) + 3.5f);
        }
    }

    void sources(Section<DriverMethod> section) {
        if (!section.isShown()) {
            return;
        }
        heading(section.heading(), section.introduction(), 60);
        for (var driver : section.entries()) {
            var texts =
                    List.of(driver.formula(), driver.pricing(), driver.baseline(), driver.goal(), driver.readings());
            sheet.need(3 * Type.SMALL.leading());
            sheet.paragraph(driver.name(), Type.SMALL_STRONG, document.child("P"));
            sheet.paragraph(String.join("  ·  ", texts), Type.SMALL, document.child("P"));
            sheet.down(4.5f);
        }
    }
}
