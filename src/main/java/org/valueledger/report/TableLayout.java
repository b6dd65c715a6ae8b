package org.valueledger.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valueledger.chart.BulletBar;
import org.valueledger.chart.Charts;
import org.valueledger.chart.Palette;
import org.valueledger.chart.Tone;
import org.valueledger.report.Sheet.Align;

/** The table of drivers: its header stands on every page, a row stays whole where a page can hold it, and none is lost. */
final class TableLayout {
    /** Parts of the width: driver, progress, attained, delivered, planned, difference, status. */
    private static final float[] PARTS = {0.245f, 0.195f, 0.085f, 0.115f, 0.115f, 0.115f, 0.13f};

    private static final float PADDING = 6;
    private static final float GUTTER = 8;
    private static final float BAR = 12;

    /** One line of a cell; the bar stands for a line in the second column. */
    private record Line(String text, Type type, @Nullable BulletBar bar, boolean dotted) {
        Line withDot() {
            return new Line(text, type, bar, true);
        }

        float height() {
            return bar == null ? type.leading() : BAR;
        }
    }

    /** Text and bar are children of the cell: an element cannot hold both text and children. */
    private static final class Cell {
        private final Tag whole;
        private final Tag text;

        Cell(Tag whole) {
            this.whole = whole;
            this.text = whole.child("P");
        }
    }

    private final Sheet sheet;
    private final Report.Columns columns;
    private final Tag table;

    TableLayout(Sheet sheet, Report.Columns columns, Tag document) {
        this.sheet = sheet;
        this.columns = columns;
        this.table = document.child("Table");
    }

    /** Room that the header and the first row need. */
    static final float FIRST = 70;

    void draw(List<DriverLine> drivers) {
        header();
        for (int i = 0; i < drivers.size(); i++) {
            float together = height(cells(drivers.get(i)));
            // The last row never stands alone on a page.
            if (i > 0 && i == drivers.size() - 2) {
                together += height(cells(drivers.getLast()));
            }
            row(drivers.get(i), together);
        }
    }

    private void header() {
        var words = List.of(
                columns.driver(),
                columns.progress(),
                columns.attainment(),
                columns.delivered(),
                columns.planned(),
                columns.balance(),
                columns.status());
        var notes = columns.baseline() + " → " + columns.measured() + " → " + columns.goal();
        float height = 0;
        var tag = table.child("TR");
        for (int i = 0; i < PARTS.length; i++) {
            var lines = new ArrayList<>(Type.COLUMN.lines(words.get(i), width(i)));
            if (i == 1) {
                lines.addAll(Type.COLUMN.lines(notes, width(i) + GUTTER));
            }
            sheet.write(lines, Type.COLUMN, anchor(i), sheet.y() + 2, align(i), tag.child("TH"));
            height = Math.max(height, lines.size() * Type.COLUMN.leading());
        }
        sheet.down(height + 6);
        sheet.box(Sheet.MARGIN, sheet.y(), sheet.width(), 1, Type.NAVY);
        sheet.down(1);
    }

    private void row(DriverLine driver, float height) {
        var cells = cells(driver);
        if (height > sheet.room() && !sheet.isAtTop() && (height <= sheet.pageRoom() - FIRST || sheet.room() < FIRST)) {
            continueOnNextPage();
        }
        var tag = table.child("TR");
        var tags = cells.stream().map(c -> new Cell(tag.child("TD"))).toList();
        while (true) {
            cells = part(cells, tags, driver);
            if (cells.stream().allMatch(List::isEmpty)) {
                break;
            }
            continueOnNextPage();
        }
        sheet.rule(Sheet.MARGIN, sheet.y(), sheet.width(), Type.LINE);
    }

    private void continueOnNextPage() {
        sheet.turn();
        header();
    }

    /** Draws as many lines of every cell as the page holds; gives back the rest. */
    private List<List<Line>> part(List<List<Line>> cells, List<Cell> tags, DriverLine driver) {
        float top = sheet.y() + PADDING;
        float room = sheet.room() - 2 * PADDING;
        float used = 0;
        var rest = new ArrayList<List<Line>>();
        for (int i = 0; i < cells.size(); i++) {
            float y = 0;
            int line = 0;
            for (; line < cells.get(i).size(); line++) {
                var next = cells.get(i).get(line);
                if (line > 0 && y + next.height() > room) {
                    break;
                }
                draw(next, i, top + y, tags.get(i), driver);
                y += next.height();
            }
            used = Math.max(used, y);
            rest.add(cells.get(i).subList(line, cells.get(i).size()));
        }
        sheet.down(used + 2 * PADDING);
        return rest;
    }

    private void draw(Line line, int column, float y, Cell cell, DriverLine driver) {
        var bar = line.bar();
        if (bar != null) {
            sheet.picture(
                    left(column),
                    y + 1,
                    width(column),
                    9,
                    cell.whole.figure(driver.attainment()),
                    canvas -> Charts.draw(bar, canvas, width(column), 9));
            return;
        }
        if (line.dotted()) {
            sheet.dot(
                    left(column) - 5,
                    y + line.type().leading() / 2,
                    2.4f,
                    line.type().colour());
        }
        sheet.write(List.of(line.text()), line.type(), anchor(column), y, align(column), cell.text);
    }

    private List<List<Line>> cells(DriverLine driver) {
        var name = lines(driver.name(), Type.CELL_STRONG, 0);
        name.addAll(lines(driver.metric(), Type.CELL_NOTE, 0));
        var progress = new ArrayList<>(List.of(new Line("", Type.CELL_NOTE, driver.bullet(), false)));
        progress.addAll(
                lines(driver.baseline() + " → " + driver.measured() + " → " + driver.goal(), Type.CELL_NOTE, 1));
        var status = lines(driver.status(), Type.CELL_STRONG.in(Palette.PRINT.of(driver.tone())), 6);
        status.set(0, status.getFirst().withDot());
        status.addAll(lines(driver.lastReading(), Type.CELL_NOTE, 6));
        status.addAll(lines(driver.age(), Type.CELL_NOTE, 6));
        status.addAll(lines(driver.grade(), Type.CELL_NOTE, 6));
        return List.of(
                name,
                progress,
                lines(driver.attainment(), Type.CELL, 2),
                lines(driver.delivered(), Type.CELL_STRONG, 3),
                lines(driver.planned(), Type.CELL, 4),
                lines(driver.balance(), Type.CELL.in(balance(driver)), 5),
                status);
    }

    private static Color balance(DriverLine driver) {
        return driver.balanceTone() == Tone.NEUTRAL ? Type.MUTED : Palette.PRINT.of(driver.balanceTone());
    }

    private List<Line> lines(String text, Type type, int column) {
        var lines = new ArrayList<Line>();
        if (!text.isBlank()) {
            type.lines(text, width(column)).forEach(l -> lines.add(new Line(l, type, null, false)));
        }
        return lines;
    }

    private static float height(List<List<Line>> cells) {
        float highest = 0;
        for (var cell : cells) {
            float height = 0;
            for (var line : cell) {
                height += line.height();
            }
            highest = Math.max(highest, height);
        }
        return highest + 2 * PADDING;
    }

    private float left(int column) {
        float left = Sheet.MARGIN;
        for (int i = 0; i < column; i++) {
            left += PARTS[i] * sheet.width();
        }
        return column == PARTS.length - 1 ? left + 12 : left;
    }

    private float width(int column) {
        float whole = PARTS[column] * sheet.width();
        return column == PARTS.length - 1 ? whole - 12 : whole - GUTTER;
    }

    /** Figures stand under each other at the right of their column. */
    private static Align align(int column) {
        return column >= 2 && column <= 5 ? Align.RIGHT : Align.LEFT;
    }

    private float anchor(int column) {
        return align(column) == Align.RIGHT ? left(column) + width(column) + GUTTER - 2 : left(column);
    }
}
