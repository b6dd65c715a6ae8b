package org.valueledger.report;

import java.awt.Color;
import java.util.List;
import org.valueledger.chart.Palette;
import org.valueledger.chart.Tone;
import org.valueledger.chart.Typeface;
import org.valueledger.report.Sheet.Align;

/** The top of the first page: whose report it is, what was delivered, the key figures. */
record CoverLayout(Sheet sheet, Tag document) {
    private static final float BAND = 122;
    private static final float TILE = 68;
    private static final float GAP = 9;
    private static final int IN_A_ROW = 3;
    private static final Type CUSTOMER = new Type(Typeface.STRONG, 24, 29, Color.WHITE);
    private static final Type ON_BAND = new Type(Typeface.REGULAR, 9.5f, 13, new Color(0xD5E0EB));
    private static final Type PRODUCT = new Type(Typeface.STRONG, 9.5f, 13, Type.SEA);
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
        var type = CUSTOMER;
        while (type.size() > 15 && type.width(type.face().printable(report.customer())) > sheet.width()) {
            type = type.sized(type.size() - 1);
        }
        var name = List.of(type.line(report.customer(), sheet.width()));
        sheet.write(name, type, left, 50, Align.LEFT, document.child("H1"));
        var dates = ON_BAND.line(report.period() + "  ·  " + report.asOf(), sheet.width());
        sheet.write(List.of(dates), ON_BAND, left, 86, Align.LEFT, document.child("P"));
    }

    private void tiles(List<Tile> tiles) {
        float width = (sheet.width() - (IN_A_ROW - 1) * GAP) / IN_A_ROW;
        for (int i = 0; i < tiles.size(); i++) {
            int column = i % IN_A_ROW;
            if (column == 0 && i > 0) {
                sheet.down(TILE + GAP);
            }
            tile(tiles.get(i), Sheet.MARGIN + column * (width + GAP), width);
        }
        sheet.down(TILE);
    }

    private void tile(Tile tile, float x, float width) {
        float top = sheet.y();
        float inner = width - 20;
        var colour = tile.tone() == Tone.NEUTRAL ? Type.NAVY : Palette.PRINT.of(tile.tone());
        sheet.box(x, top, width, TILE, Type.PANEL);
        sheet.box(x, top, 2.5f, TILE, colour);
        var tag = document.child("P");
        sheet.write(List.of(LABEL.line(tile.label(), inner)), LABEL, x + 11, top + 7, Align.LEFT, tag);
        var figure = FIGURE;
        while (figure.size() > 9 && figure.width(figure.face().printable(tile.value())) > inner) {
            figure = figure.sized(figure.size() - 1);
        }
        var shown = figure.in(tile.tone() == Tone.POOR ? colour : Type.NAVY);
        sheet.write(
                List.of(shown.line(tile.value(), inner)),
                shown,
                x + 11,
                top + 18 + (22 - shown.leading()) / 2,
                Align.LEFT,
                tag);
        float y = top + 42;
        for (var note : tile.notes()) {
            var type = note(note, inner);
            sheet.write(List.of(type.line(note, inner)), type, x + 11, y, Align.LEFT, tag);
            y += 10.5f;
        }
    }

    private static Type note(String note, float width) {
        var type = Type.CELL_NOTE.sized(7.2f);
        while (type.size() > 5.4f && type.width(type.face().printable(note)) > width) {
            type = type.sized(type.size() - 0.2f);
        }
        return type;
    }
}
