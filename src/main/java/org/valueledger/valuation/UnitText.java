package org.valueledger.valuation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a unit: words and numbers joined by {@code *}, {@code /} or "per", with whole exponents and parentheses, for instance
 * {@code kWh/year}, {@code money/(user*month)}, {@code incidents per 1000 users}.
 */
final class UnitText {

    private static final int LONGEST = 200;
    private static final Pattern PER = Pattern.compile("\\s+per\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\d+([.,]\\d+)*");
    private static final Pattern LEADING_NUMBER = Pattern.compile("^\\d+([.,]\\d+)*\\s+");

    /** Words may have spaces inside; digits only after a letter or as a number of their own. */
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{Sc}%‰_][\\p{L}\\p{M}\\p{N}\\p{Sc}%‰_.'’&-]*"
            + "(\\s+[\\p{L}\\p{N}\\p{Sc}%‰_][\\p{L}\\p{M}\\p{N}\\p{Sc}%‰_.'’&-]*)*");

    private static final class NotReadable extends Exception {}

    private final String text;
    private int next;

    private UnitText(String text) {
        this.text = text;
    }

    /** Null where it cannot be read. */
    static @Nullable Dimension read(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        var plain = PER.matcher(text.strip()).replaceAll("/").replace("²", "^2").replace("³", "^3");
        var reader = new UnitText(plain.replace('·', '*').replace('×', '*'));
        try {
            var dimension = reader.product();
            return reader.next == reader.text.length() ? dimension : null;
        } catch (NotReadable problem) {
            return null;
        }
    }

    private Dimension product() throws NotReadable {
        var product = power();
        while (true) {
            if (skip('*')) {
                product = product.times(power());
            } else if (skip('/')) {
                product = product.over(power());
            } else {
                return product;
            }
        }
    }

    private Dimension power() throws NotReadable {
        var base = part();
        if (!skip('^')) {
            return base;
        }
        try {
            int exponent = Integer.parseInt(upToOperator());
            if (Math.abs(exponent) <= 9) {
                return base.power(exponent);
            }
        } catch (NumberFormatException notWhole) {
            throw new NotReadable();
        }
        throw new NotReadable();
    }

    private Dimension part() throws NotReadable {
        if (skip('(')) {
            var inner = product();
            if (!skip(')')) {
                throw new NotReadable();
            }
            return inner;
        }
        var words = upToOperator();
        if (NUMBER.matcher(words).matches()) {
            return Dimension.NONE;
        }
        var counted = LEADING_NUMBER.matcher(words).replaceFirst("");
        if (!WORDS.matcher(counted).matches()) {
            throw new NotReadable();
        }
        return UnitWords.dimension(counted.replaceAll("\\s+", " "));
    }

    private boolean skip(char expected) {
        if (next < text.length() && text.charAt(next) == expected) {
            next++;
            return true;
        }
        return false;
    }

    private String upToOperator() {
        int start = next;
        while (next < text.length() && "*/^()".indexOf(text.charAt(next)) < 0) {
            next++;
        }
        return text.substring(start, next).strip();
    }
}
