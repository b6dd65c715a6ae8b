package org.valueledger.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.valueledger.chart.Palette;
import org.valueledger.chart.Tone;
import org.valueledger.chart.Typeface;
import org.valueledger.report.Sheet.Align;

/** The top of the first page: whose report it is, what was delivered, the key figures. */
record CoverLayout(Sheet sheet, Tag document) {
    private static final float BAND = 122;
    private static final float NOTES = 42;
    private static final float PADDING = 11;
    private static final float GAP = 9;
    private static final int IN_A_ROW = 3;
    private static final Type CUSTOMER = new Type(Typeface.STRONG, 24, 29, Color.WHITE);
    private static final Type ON_BAND = new Type(Typeface.REGULAR, 9.5f, 13, new Color(0xD5E0EB));
    private static final Type PRODUCT = new Type(Typeface.STRONG, 9.5f, 13, Type.SEA);
    private static final Type NOTE = new Type(Typeface.REGULAR, 7.2f, 10.4f, Type.MUTED);
    private static final Type LABEL = new Type(Typeface.STRONG, 8, 10.5f, Type.MUTED);
    private static final Type FIGURE = new Type(Typeface.STRONG, 18, 22, Type.NAVY);

    void draw(Report report) {
        band(report);
        sheet.moveTo(BAND + 18);
        sheet.paragraph(report.lead(), Type.LEAD, document.child("P"));
        sheet.down(12);
        tiles(report.tiles());
    }

    private void band(Report report) {
        float left = Sheet.MARGIN;
        float right = sheet.pageWidth() - Sheet.MARGIN;
        sheet.box(0, 0, sheet.pageWidth(), BAND, Type.NAVY);
        sheet.box(0, BAND, sheet.pageWidth(), 3, new Color(0x1B8A84));
        sheet.write(List.of(PRODUCT.line(report.product(), 200)), PRODUCT, left, 24, Align.LEFT, document.child("P"));
        sheet.write(List.of(ON_BAND.line(report.title(), 200)), ON_BAND, right, 24, Align.RIGHT, document.child("P"));
        name(report.customer());
        var dates = ON_BAND.line(report.period(), sheet.width());
        sheet.write(List.of(dates), ON_BAND, left, 93, Align.LEFT, document.child("P"));
    }

    /** Large where it fits into one line; a long name gets smaller and more lines. */
    private void name(String customer) {
        int most = 1;
        var type = CUSTOMER;
        var lines = type.lines(customer, sheet.width());
        while (lines.size() > most && most < 3) {
            most++;
            type = CUSTOMER.sized(most == 2 ? 17 : 12.5f);
            lines = type.lines(customer, sheet.width());
        }
        if (lines.size() > most) {
            var rest = String.join(" ", lines.subList(most - 1, lines.size()));
            lines = new ArrayList<>(lines.subList(0, most - 1));
            lines.add(type.line(rest, sheet.width()));
        }
        float top = 68 - lines.size() * type.leading() / 2;
        sheet.write(lines, type, Sheet.MARGIN, top, Align.LEFT, document.child("H1"));
    }

    private void tiles(List<Tile> tiles) {
        float width = (sheet.width() - (IN_A_ROW - 1) * GAP) / IN_A_ROW;
        for (int i = 0; i < tiles.size(); i += IN_A_ROW) {
            var row = tiles.subList(i, Math.min(i + IN_A_ROW, tiles.size()));
            float height = 0;
            for (var tile : row) {
                height = Math.max(height, NOTES + notes(tile, width).size() * NOTE.leading() + 8);
            }
            for (int column = 0; column < row.size(); column++) {
                tile(row.get(column), Sheet.MARGIN + column * (width + GAP), width, height);
            }
            sheet.down(height + GAP);
        }
        sheet.down(-GAP);
    }

    private static List<String> notes(Tile tile, float width) {
        return tile.notes().stream()
                .flatMap(n -> NOTE.lines(n, width - PADDING - 6).stream())
                .toList();
    }

    private void tile(Tile tile, float x, float width, float height) {
        float top = sheet.y();
        float inner = width - PADDING - 6;
        var colour = tile.tone() == Tone.NEUTRAL ? Type.NAVY : Palette.PRINT.of(tile.tone());
        sheet.box(x, top, width, height, Type.PANEL);
        sheet.box(x, top, 2.5f, height, colour);
        var tag = document.child("P");
        sheet.write(List.of(LABEL.line(tile.label(), inner)), LABEL, x + PADDING, top + 7, Align.LEFT, tag);
        var figure = FIGURE;
        while (figure.size() > 9 && figure.width(figure.face().printable(tile.value())) > inner) {
            figure = figure.sized(figure.size() - 1);
        }
        var shown = figure.in(tile.tone() == Tone.POOR ? colour : Type.NAVY);
        float middle = top + 18 + (FIGURE.leading() - shown.leading()) / 2;
        sheet.write(List.of(shown.line(tile.value(), inner)), shown, x + PADDING, middle, Align.LEFT, tag);
        sheet.write(notes(tile, width), NOTE, x + PADDING, top + NOTES, Align.LEFT, tag);
    }
}
