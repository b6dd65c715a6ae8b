package org.valueledger.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as people and programs write it: 2024-03-31, 2024-03-31T10:00:00Z, 20240331, 2024/03/31, 31.03.2024, 31/03/2024,
 * 03/31/2024 0:00:00, 31-Mar-2024, 31 March 2024, March 31, 2024. A time of day is dropped: the date counts as written.
 *
 * @param first day or month, whatever stands first where only numbers stand before the year; else the day
 * @param order what the text itself proves; null where it proves nothing
 * @param open whether first and second could change places
 */
record DateText(int year, int first, int second, @Nullable DayOrder order, boolean open) {

    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2199;

    private static final String TIME =
            "(?:[T ,]\\s*\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?\\s*(?:[AaPp]\\.?[Mm]\\.?)?\\s*(?:Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?)?";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})" + TIME);
    private static final Pattern BASIC = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/.])\\s?(\\d{1,2})\\2\\s?(\\d{4})" + TIME);
    private static final Pattern DAY_NAME =
            Pattern.compile("(\\d{1,2})\\.?[- /]?(\\p{L}+)\\.?[- /,]{0,2}(\\d{4})" + TIME);
    private static final Pattern NAME_DAY =
            Pattern.compile("(\\p{L}+)\\.?[- /]?(\\d{1,2})(?:st|nd|rd|th)?,?[- /](\\d{4})" + TIME);
    private static final Pattern SHORT_YEAR = Pattern.compile("\\d{1,2}([-/.])(?:\\d{1,2}|\\p{L}+)\\1\\d{2}(?!\\d).*");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}(?:\\.\\d+)?");

    static DateText of(String cell) throws BadCell {
        Matcher date = YEAR_FIRST.matcher(cell);
        if (date.matches()) {
            return exact(date.group(1), date.group(3), date.group(4));
        }
        date = YEAR_LAST.matcher(cell);
        if (date.matches()) {
            return yearLast(
                    number(date.group(1)),
                    number(date.group(3)),
                    number(date.group(4)),
                    date.group(2).equals("."));
        }
        date = BASIC.matcher(cell);
        if (date.matches()) {
            return exact(date.group(1), date.group(2), date.group(3));
        }
        date = DAY_NAME.matcher(cell);
        if (date.matches()) {
            return exact(date.group(3), month(date.group(2)), date.group(1));
        }
        date = NAME_DAY.matcher(cell);
        if (date.matches()) {
            return exact(date.group(3), month(date.group(1)), date.group(2));
        }
        throw new BadCell(refusal(cell));
    }

    private static String refusal(String cell) {
        if (SHORT_YEAR.matcher(cell).matches()) {
            return "date.shortYear";
        }
        return SERIAL.matcher(cell).matches() ? "date.serial" : "date.expected";
    }

    private static DateText exact(String year, String month, String day) {
        return new DateText(number(year), number(day), number(month), null, false);
    }

    private static DateText yearLast(int first, int second, int year, boolean points) {
        // Points between the parts are written where the day stands first.
        if (points || first == second) {
            return new DateText(year, first, second, null, false);
        }
        if (first > 12) {
            return new DateText(year, first, second, DayOrder.DAY_FIRST, false);
        }
        return new DateText(year, first, second, second > 12 ? DayOrder.MONTH_FIRST : null, second <= 12);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static String month(String name) throws BadCell {
        Integer number = MonthNames.number(name);
        if (number == null) {
            throw new BadCell("date.expected");
        }
        return number.toString();
    }

    /** The day, reading an open order as the column's. */
    LocalDate value(DayOrder columnsOrder) throws BadCell {
        boolean monthFirst = order == DayOrder.MONTH_FIRST || (open && columnsOrder == DayOrder.MONTH_FIRST);
        return day(year, monthFirst ? first : second, monthFirst ? second : first);
    }

    private static LocalDate day(int year, int month, int day) throws BadCell {
        if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
            throw new BadCell("date.year", Integer.toString(EARLIEST_YEAR), Integer.toString(LATEST_YEAR));
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw new BadCell("date.noSuchDay");
        }
    }

    /** Whether a cell has the form 2024-03-31 and names a day that every month has: it can be taken as it stands. */
    static boolean isPlain(String cell) {
        if (cell.length() != 10 || cell.charAt(4) != '-' || cell.charAt(7) != '-') {
            return false;
        }
        int year = digits(cell, 0, 4);
        int month = digits(cell, 5, 7);
        int day = digits(cell, 8, 10);
        return year >= EARLIEST_YEAR && year <= LATEST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= 28;
    }

    private static int digits(String cell, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = cell.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + c - '0';
        }
        return number;
    }
}
