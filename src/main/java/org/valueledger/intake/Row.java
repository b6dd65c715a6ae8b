package org.valueledger.intake;

import org.jspecify.annotations.Nullable;

/**
 * One row of a file.
 *
 * @param number as a spreadsheet shows it: the header of an ordinary file is row 1, empty lines count, and a cell with line
 *     breaks does not
 * @param cells in the order of the table's columns; null where the cell is empty or the file has no such column
 */
record Row(long number, @Nullable String[] cells) {

    @Nullable String cell(int position) {
        return cells[position];
    }

    String required(int position) {
        String cell = cells[position];
        if (cell == null) {
            throw new IllegalStateException("row " + number + " has no cell " + position + ", but passed the check");
        }
        return cell;
    }
}
