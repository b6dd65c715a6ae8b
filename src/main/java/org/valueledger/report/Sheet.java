package org.valueledger.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.PdfContentByte;

/**
 * Lays a report out on pages before anything is written, so that the number of pages is known when the first is written.
 * Measures in points; heights count down from the top of the page.
 */
final class Sheet {
    static final float MARGIN = 40;
    private static final float TOP = 46;
    private static final float BOTTOM = 54;

    /** Something to draw; without a tag it is decoration. */
    record Drawing(@Nullable Tag tag, Consumer<PdfContentByte> ink) {}

    enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    private final float pageWidth;
    private final float pageHeight;
    private final List<List<Drawing>> pages = new ArrayList<>();
    private int page = -1;
    private float y;

    Sheet(float pageWidth, float pageHeight) {
        this.pageWidth = pageWidth;
        this.pageHeight = pageHeight;
        turn();
    }

    List<List<Drawing>> pages() {
        return pages;
    }

    float pageWidth() {
        return pageWidth;
    }

    float pageHeight() {
        return pageHeight;
    }

    float width() {
        return pageWidth - 2 * MARGIN;
    }

    float y() {
        return y;
    }

    void moveTo(float height) {
        y = height;
    }

    void down(float by) {
        y += by;
    }

    float room() {
        return pageHeight - BOTTOM - y;
    }

    float pageRoom() {
        return pageHeight - BOTTOM - TOP;
    }

    boolean isAtTop() {
        return y <= TOP;
    }

    void turn() {
        pages.add(new ArrayList<>());
        page = pages.size() - 1;
        y = TOP;
    }

    /** Goes back to a page for what is known only at the end. */
    void onPage(int number, Consumer<Sheet> more) {
        page = number;
        more.accept(this);
        page = pages.size() - 1;
    }

    /** Turns the page where less than this is left; what is taller than any page begins where it stands. */
    void need(float height) {
        if (height > room() && !isAtTop() && height <= pageRoom()) {
            turn();
        }
    }

    void box(float x, float top, float width, float height, Color colour) {
        add(null, canvas -> {
            canvas.setColorFill(colour);
            canvas.rectangle(x, pageHeight - top - height, width, height);
            canvas.fill();
        });
    }

    void rule(float x, float top, float width, Color colour) {
        box(x, top, width, 0.6f, colour);
    }

    void dot(float x, float middle, float radius, Color colour) {
        add(null, canvas -> {
            canvas.setColorFill(colour);
            canvas.circle(x, pageHeight - middle, radius);
            canvas.fill();
        });
    }

    /** Writes lines below each other; {@code x} is their left end, middle or right end. */
    void write(List<String> lines, Type type, float x, float top, Align align, @Nullable Tag tag) {
        add(tag, canvas -> {
            canvas.beginText();
            canvas.setFontAndSize(PdfFonts.of(type.face()), type.size());
            canvas.setColorFill(type.colour());
            float baseline = pageHeight - top - type.leading() * 0.5f - type.size() * 0.35f;
            for (var line : lines) {
                canvas.setTextMatrix(left(line, type, x, align), baseline);
                canvas.showText(line);
                baseline -= type.leading();
            }
            canvas.endText();
        });
    }

    private static float left(String line, Type type, float x, Align align) {
        return switch (align) {
            case LEFT -> x;
            case CENTRE -> x - type.width(line.stripTrailing()) / 2;
            case RIGHT -> x - type.width(line.stripTrailing());
        };
    }

    /** A drawing of vectors and text, such as a chart. */
    void picture(float x, float top, float width, float height, Tag tag, Consumer<Graphics2D> drawing) {
        add(tag, canvas -> {
            var template = canvas.createTemplate(width, height);
            var graphics = template.createGraphics(width, height, PdfFonts.MAPPER);
            drawing.accept(graphics);
            graphics.dispose();
            canvas.addTemplate(template, x, pageHeight - top - height);
        });
    }

    private void add(@Nullable Tag tag, Consumer<PdfContentByte> ink) {
        pages.get(page).add(new Drawing(tag, ink));
    }

    /** A paragraph over the whole width that may run over pages. */
    void paragraph(String text, Type type, Tag tag) {
        paragraph(text, type, MARGIN, width(), tag);
    }

    void paragraph(String text, Type type, float x, float width, Tag tag) {
        var lines = type.lines(text, width);
        while (!lines.isEmpty()) {
            int fits = Math.max(1, (int) (room() / type.leading()));
            // Neither a first nor a last line alone on a page.
            if (fits < lines.size() && fits < 2 && !isAtTop()) {
                turn();
                continue;
            }
            int count = Math.min(fits, lines.size());
            write(List.copyOf(lines.subList(0, count)), type, x, y, Align.LEFT, tag);
            down(count * type.leading());
            lines = lines.subList(count, lines.size());
            if (!lines.isEmpty()) {
                turn();
            }
        }
    }
}
