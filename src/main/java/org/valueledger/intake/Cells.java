package org.valueledger.intake;

/** What invisible characters mean in a cell. */
final class Cells {

    private Cells() {}

    /** Without white space around it; also without what only looks like nothing: no-break spaces, zero bytes, marks. */
    static String strip(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && isBlank(cell.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(cell.charAt(to - 1))) {
            to--;
        }
        return from == 0 && to == cell.length() ? cell : cell.substring(from, to);
    }

    static boolean isBlank(char c) {
        return c <= ' ' || (c > 0x7E && (Character.isWhitespace(c) || Character.isSpaceChar(c) || isMark(c)));
    }

    private static boolean isMark(char c) {
        return c == '\uFEFF' || c == '\u200B' || c == '\u007F';
    }

    /** A header's name as it is compared: lower case, spaces and hyphens as underscores. */
    static String headerName(String cell) {
        StringBuilder name = new StringBuilder();
        for (char c : strip(cell).toCharArray()) {
            boolean gap = isBlank(c) || c == '-' || c == '_';
            if (!gap) {
                name.append(Character.toLowerCase(c));
            } else if (!name.isEmpty() && name.charAt(name.length() - 1) != '_') {
                name.append('_');
            }
        }
        return name.toString();
    }

    /** Line breaks and runs of white space inside a text become one space. */
    static String onOneLine(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            if (!isBlank(c)) {
                line.append(c);
            } else if (line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > 0x7E || (c == ' ' && text.charAt(i - 1) == ' ')) {
                return false;
            }
        }
        return true;
    }
}
