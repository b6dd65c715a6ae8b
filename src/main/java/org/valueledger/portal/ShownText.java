package org.valueledger.portal;

import java.util.ArrayList;
import java.util.List;

/**
 * A text that somebody agrees to, laid out for reading: its own lines in their own order, not one more or less.
 *
 * @param head the first line
 * @param quote what the customer wanted, in the customer's words; often empty
 * @param parts lines that end with a colon, each with the list below it and what is said of the list
 * @param closing all other lines
 */
record ShownText(String head, List<String> quote, List<Part> parts, List<String> closing) {

    private static final String ITEM = "– ";

    /** @param notes up to the next gap, such as where the answers come from; the gap itself, too */
    record Part(String label, List<Item> items, List<String> notes) {}

    /**
     * A question with its answer.
     *
     * @param question up to its question mark; empty where there is none
     */
    record Item(String question, String answer) {

        static Item of(String line) {
            int mark = line.lastIndexOf("? ") + 1;
            return new Item(line.substring(0, mark), line.substring(mark));
        }

        String text() {
            return question + answer;
        }
    }

    static ShownText of(String text) {
        List<String> lines = text.lines().toList();
        List<String> quote = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        int at = Math.min(1, lines.size());
        while (at < lines.size() && !isLabel(lines, at)) {
            quote.add(lines.get(at++));
        }
        while (at < lines.size() && isLabel(lines, at)) {
            String label = lines.get(at++);
            List<Item> items = new ArrayList<>();
            while (at < lines.size() && lines.get(at).startsWith(ITEM)) {
                items.add(Item.of(lines.get(at++).substring(ITEM.length())));
            }
            int end = endOfNotes(lines, at);
            parts.add(new Part(label, items, lines.subList(at, end)));
            at = end;
        }
        return new ShownText(lines.isEmpty() ? "" : lines.getFirst(), quote, parts, lines.subList(at, lines.size()));
    }

    /** Notes end behind their gap; without one there are none. */
    private static int endOfNotes(List<String> lines, int from) {
        int at = from;
        while (at < lines.size() && !lines.get(at).isBlank() && !isLabel(lines, at)) {
            at++;
        }
        if (at == lines.size()) {
            return from;
        }
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    private static boolean isLabel(List<String> lines, int at) {
        return lines.get(at).endsWith(":")
                && at + 1 < lines.size()
                && lines.get(at + 1).startsWith(ITEM);
    }
}
