package org.valueledger.intake;

import org.jspecify.annotations.Nullable;

/**
 * Something about a file that its owner should know.
 *
 * @param row as a spreadsheet numbers it: the header of an ordinary file is row 1, empty lines count
 * @param column header name; null where the complete row or file is meant
 * @param value the cell as it stands in the file, shortened; null where there is none
 * @param message what is wrong and what was expected
 */
public record Problem(
        long row, @Nullable String column, @Nullable String value, String message) {

    private static final int LONGEST_VALUE = 100;

    static Problem ofCell(long row, String column, String value, BadCell bad) {
        Object[] arguments = new Object[bad.arguments().length + 1];
        arguments[0] = shortened(value);
        System.arraycopy(bad.arguments(), 0, arguments, 1, bad.arguments().length);
        return new Problem(row, column, shortened(value), Texts.of(bad.key(), arguments));
    }

    static Problem ofRow(long row, String key, Object... arguments) {
        return new Problem(row, null, null, Texts.of(key, arguments));
    }

    static Problem ofColumn(long row, String column, String key, Object... arguments) {
        return new Problem(row, column, null, Texts.of(key, arguments));
    }

    static String shortened(String value) {
        String visible = value.replace('\0', '\u2400');
        return visible.length() <= LONGEST_VALUE ? visible : visible.substring(0, LONGEST_VALUE) + "…";
    }
}
