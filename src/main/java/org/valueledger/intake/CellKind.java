package org.valueledger.intake;

import java.math.BigDecimal;

/** What the cells of a column hold. */
enum CellKind {
    ID("text"),
    NAME("text"),
    SHORT_TEXT("text"),
    LONG_TEXT("text"),
    USER_NAME("text"),
    EMAIL("text"),
    COUNTRY("text"),
    CURRENCY("text"),
    LOCALE("text"),
    TIME_ZONE("text"),
    DIRECTION("text"),
    KIND("text"),
    CATEGORY("text"),
    GRADE("text"),
    DATE("date"),
    NUMBER("numeric"),
    /** Money that cannot be negative. */
    AMOUNT("numeric"),
    /** A fraction from 0 to 1, or per cent with its sign. */
    SHARE("numeric"),
    DAYS("integer");

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 1000;
    private static final int MOST_DAYS = 3650;

    private final String sqlType;

    CellKind(String sqlType) {
        this.sqlType = sqlType;
    }

    String sqlType() {
        return sqlType;
    }

    boolean isNumber() {
        return this == NUMBER || this == AMOUNT || this == SHARE || this == DAYS;
    }

    /**
     * A cell's meaning in the one spelling that the database reads: dates as 2024-03-31, numbers with a point, words as constants.
     *
     * @param cell stripped and not empty
     */
    String read(String cell, ColumnHabits habits) throws BadCell {
        return switch (this) {
            case ID -> id(cell);
            case NAME, SHORT_TEXT -> text(cell, LONGEST_NAME);
            case LONG_TEXT -> text(cell, LONGEST_TEXT);
            case USER_NAME -> text(cell, 100);
            case EMAIL -> Codes.email(cell);
            case COUNTRY -> Codes.country(cell);
            case CURRENCY -> Codes.currency(cell);
            case LOCALE -> Codes.locale(cell);
            case TIME_ZONE -> Codes.timeZone(cell);
            case DIRECTION -> Words.DIRECTION.read(cell);
            case KIND -> Words.KIND.read(cell);
            case CATEGORY -> Words.CATEGORY.read(cell);
            case GRADE -> Words.GRADE.read(cell);
            case DATE -> DateText.isPlain(cell) ? cell : date(cell, habits);
            case NUMBER ->
                NumberText.isPlain(cell) ? cell : number(cell, habits).toPlainString();
            case AMOUNT -> amount(cell, habits);
            case SHARE -> share(cell, habits);
            case DAYS -> days(cell, habits);
        };
    }

    private static String id(String cell) throws BadCell {
        if (cell.chars().anyMatch(c -> c < ' ')) {
            throw new BadCell("id.expected");
        }
        return limited(cell, LONGEST_NAME);
    }

    private static String text(String cell, int longest) throws BadCell {
        if (cell.indexOf('\0') >= 0) {
            throw new BadCell("text.zeroByte");
        }
        return limited(Cells.onOneLine(cell), longest);
    }

    private static String limited(String text, int longest) throws BadCell {
        if (text.codePointCount(0, text.length()) > longest) {
            throw new BadCell("text.tooLong", Integer.toString(longest), Integer.toString(text.length()));
        }
        return text;
    }

    private static String date(String cell, ColumnHabits habits) throws BadCell {
        DateText date = DateText.of(cell);
        // An order proved by this very cell still has to agree with its column.
        boolean byNumbers = date.open() || date.order() != null;
        return date.value(byNumbers ? habits.dayOrder(cell) : DayOrder.DAY_FIRST)
                .toString();
    }

    private static BigDecimal number(String cell, ColumnHabits habits) throws BadCell {
        NumberText number = NumberText.of(cell);
        DecimalMark open = number.open();
        return number.value(open == null ? DecimalMark.POINT : habits.decimalMark(cell, open));
    }

    private static String amount(String cell, ColumnHabits habits) throws BadCell {
        BigDecimal amount = number(cell, habits);
        if (amount.signum() < 0) {
            throw new BadCell("amount.negative");
        }
        return amount.toPlainString();
    }

    private static String share(String cell, ColumnHabits habits) throws BadCell {
        BigDecimal share = number(cell, habits);
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new BadCell(cell.contains("%") ? "share.outside" : "share.expected");
        }
        return share.toPlainString();
    }

    private static String days(String cell, ColumnHabits habits) throws BadCell {
        BigDecimal days = number(cell, habits).stripTrailingZeros();
        if (days.scale() > 0 || days.signum() <= 0 || days.compareTo(BigDecimal.valueOf(MOST_DAYS)) > 0) {
            throw new BadCell("days.expected", Integer.toString(MOST_DAYS));
        }
        return days.toPlainString();
    }
}
