package org.valueledger.intake;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as people and programs write it: 1234.5, 1,234.5, 1.234,5, 1 234,5, 1'234.5, 12,34,567, (12.50), 12-, 80%,
 * € 12, EUR 12, 1.2E6. One sign with exactly three digits behind it, such as 1,234, can be either a thousand or a fraction:
 * that is left open here.
 *
 * @param digits what remains without sign, currency and per cent: digits, marks, exponent
 * @param mark the decimal mark if the text itself proves it
 * @param open the single mark that may group or divide; null where nothing is open
 */
record NumberText(
        String digits,
        boolean negative,
        boolean perCent,
        @Nullable DecimalMark mark,
        @Nullable DecimalMark open) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** More digits than any amount of money or count has; guards the database and the reader. */
    private static final int MOST_DIGITS = 30;

    private static final Pattern AROUND = Pattern.compile(
            "(?<open>\\()?\\s*(?<lead>[+-]?)\\s*(?:[A-Z]{3}(?=[\\s\\d.,+-])|\\p{Sc}|[A-Z]{0,2}\\$)?\\s*(?<sign>[+-]?)\\s*"
                    + "(?<digits>[\\d.,][\\d.,' ]*(?:[eE][+-]?\\d{1,3})?)\\s*(?<percent>%)?\\s*(?:[A-Z]{3}|\\p{Sc})?\\s*(?<trail>-)?\\s*(?<close>\\))?");
    private static final Pattern GROUPS = Pattern.compile("\\d{1,3}(?:[.,' ]\\d{3})+|\\d{1,2}(?:,\\d{2})+,\\d{3}");
    private static final Pattern FRACTION = Pattern.compile("\\d*[.,]\\d+|\\d+[.,]");
    private static final Pattern OPEN = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

    /** Splits a cell's text, or fails with what a number looks like. */
    static NumberText of(String cell) throws BadCell {
        Matcher parts = AROUND.matcher(plainSpaces(cell));
        if (!parts.matches() || (parts.group("open") == null) != (parts.group("close") == null)) {
            throw new BadCell("number.expected");
        }
        int minus = count(parts, "lead")
                + count(parts, "sign")
                + count(parts, "trail")
                + (parts.group("open") == null ? 0 : 1);
        if (minus > 1) {
            throw new BadCell("number.expected");
        }
        return ofDigits(parts.group("digits").strip(), minus == 1, parts.group("percent") != null);
    }

    private static int count(Matcher parts, String group) {
        return "-".equals(parts.group(group)) ? 1 : 0;
    }

    private static String plainSpaces(String cell) {
        StringBuilder plain = new StringBuilder(cell.length());
        for (char c : cell.toCharArray()) {
            plain.append(
                    switch (c) {
                        case '\u2019', '\u02BC', '\u00B4' -> '\'';
                        case '\u2212', '\u2013' -> '-';
                        default -> Cells.isBlank(c) ? ' ' : c;
                    });
        }
        return plain.toString();
    }

    private static NumberText ofDigits(String digits, boolean negative, boolean perCent) throws BadCell {
        int exponent = Math.max(digits.indexOf('e'), digits.indexOf('E'));
        String number = exponent < 0 ? digits : digits.substring(0, exponent);
        int last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
        if (last < 0) {
            requireGroups(number);
            return new NumberText(digits, negative, perCent, null, null);
        }
        DecimalMark lastMark = DecimalMark.of(number.charAt(last));
        String whole = number.substring(0, last);
        if (whole.indexOf(lastMark.character()) >= 0) {
            requireGroups(number);
            if (exponent >= 0) {
                throw new BadCell("number.expected");
            }
            return new NumberText(digits, negative, perCent, lastMark.other(), null);
        }
        boolean isOpen = exponent < 0 && OPEN.matcher(number).matches();
        if (isOpen) {
            return new NumberText(digits, negative, perCent, null, lastMark);
        }
        if (FRACTION.matcher(number).matches() || GROUPS.matcher(whole).matches()) {
            return new NumberText(digits, negative, perCent, lastMark, null);
        }
        throw new BadCell("number.expected");
    }

    private static void requireGroups(String number) throws BadCell {
        boolean plain = number.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean oneKind =
                number.chars().filter(c -> c < '0' || c > '9').distinct().count() <= 1;
        if (!plain && !(oneKind && GROUPS.matcher(number).matches())) {
            throw new BadCell("number.expected");
        }
    }

    /** The value, reading an open mark as the given decimal mark says. */
    BigDecimal value(DecimalMark columnsMark) throws BadCell {
        char decimal = (mark == null ? columnsMark : mark).character();
        StringBuilder plain = new StringBuilder(digits.length() + 1);
        int count = 0;
        for (char c : digits.toCharArray()) {
            if (c == decimal) {
                plain.append('.');
            } else if (c != '.' && c != ',' && c != '\'' && c != ' ') {
                plain.append(c);
                count++;
            }
        }
        if (count > MOST_DIGITS) {
            throw new BadCell("number.tooLong");
        }
        BigDecimal value = new BigDecimal(plain.toString());
        if (value.precision() - value.scale() > MOST_DIGITS || value.scale() > 2 * MOST_DIGITS) {
            throw new BadCell("number.tooLong");
        }
        BigDecimal signed = negative ? value.negate() : value;
        return perCent ? signed.divide(HUNDRED) : signed;
    }

    /**
     * Whether the cell is written as programs write numbers and nothing is open: an optional minus, digits, at most one point,
     * and not exactly three digits behind one to three. Most cells of most files; saves taking them apart.
     */
    static boolean isPlain(String cell) {
        int from = cell.startsWith("-") ? 1 : 0;
        int point = -1;
        for (int i = from; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '.' && point < 0 && i > from) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        int fraction = point < 0 ? 0 : cell.length() - point - 1;
        boolean open = point >= 0 && fraction == 3 && point - from <= 3 && cell.charAt(from) != '0';
        return cell.length() > from && cell.length() <= MOST_DIGITS && !open && (point < 0 || fraction > 0);
    }
}
