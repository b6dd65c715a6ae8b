package org.valueledger.report;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.valueledger.chart.Palette;
import org.valueledger.report.Sheet.Align;

/** Sections in sentences: headings, findings with their figure at the right, small print. */
record FindingsLayout(Sheet sheet, Tag document) {
    private static final float FIGURE = 120;
    private static final float SHORT_FIGURE = 96;
    /** Enough for any name that can be stored. */
    private static final int NAME_LINES = 8;

    private static final float NAME = 172;
    private static final float INDENT = 11;
    private static final float LABEL = 104;

    void draw(Section<Finding> section) {
        list(section, this::height, this::finding);
    }

    /** One line each: for long lists of short texts. */
    void compact(Section<Finding> section) {
        list(section, this::compactHeight, this::compactFinding);
    }

    private void list(Section<Finding> section, ToDoubleFunction<Finding> height, Consumer<Finding> draw) {
        if (!section.isShown()) {
            return;
        }
        var entries = section.entries();
        float first = entries.isEmpty() ? 0 : (float) height.applyAsDouble(entries.getFirst());
        heading(section.heading(), entries.isEmpty() ? "" : section.introduction(), first);
        if (entries.isEmpty()) {
            sheet.paragraph(section.empty(), Type.NOTE, document.child("P"));
        }
        for (int i = 0; i < entries.size(); i++) {
            double needed = height.applyAsDouble(entries.get(i));
            // The last of a list never stands alone on a page.
            if (i > 0 && i == entries.size() - 2) {
                needed += height.applyAsDouble(entries.getLast());
            }
            sheet.need((float) needed);
            draw.accept(entries.get(i));
        }
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

    private float compactHeight(Finding finding) {
        int lines = Math.max(
                Type.BODY
                        .lines(finding.text(), sheet.width() - NAME - SHORT_FIGURE)
                        .size(),
                Type.CELL_STRONG
                        .sized(8.8f)
                        .lines(finding.name(), NAME - INDENT - 10, NAME_LINES)
                        .size());
        return lines * Type.BODY.leading() + 7;
    }

    private void compactFinding(Finding finding) {
        float height = compactHeight(finding);
        float top = sheet.y();
        var colour = Palette.PRINT.of(finding.tone());
        var name = Type.CELL_STRONG.sized(8.8f);
        var figure = name.in(colour);
        var tag = document.child("P");
        sheet.box(Sheet.MARGIN, top + 1, 2.5f, height - 6, colour);
        sheet.write(
                name.lines(finding.name(), NAME - INDENT - 10, NAME_LINES),
                name,
                Sheet.MARGIN + INDENT,
                top,
                Align.LEFT,
                tag);
        sheet.write(
                Type.BODY.lines(finding.text(), sheet.width() - NAME - SHORT_FIGURE),
                Type.BODY,
                Sheet.MARGIN + NAME,
                top,
                Align.LEFT,
                tag);
        sheet.write(
                figure.lines(finding.figure(), SHORT_FIGURE - 10),
                figure,
                sheet.pageWidth() - Sheet.MARGIN,
                top,
                Align.RIGHT,
                tag);
        sheet.down(height);
    }

    void terms(Section<Report.Term> section) {
        heading(section.heading(), section.introduction(), 40);
        float width = sheet.width() - LABEL;
        for (var term : section.entries()) {
            var name = Type.SMALL_STRONG.lines(term.name(), LABEL - 8);
            int lines = Math.max(
                    name.size(), Type.SMALL.lines(term.explanation(), width).size());
            // Room for the last one too, so that it never stands alone.
            boolean nextToLast =
                    section.entries().indexOf(term) == section.entries().size() - 2;
            sheet.need((nextToLast ? lines + 3 : lines) * Type.SMALL.leading());
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
