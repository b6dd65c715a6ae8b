package org.valueledger.valuation;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which name was meant: the one with the fewest letters to insert, drop, replace or swap, whatever the case. */
final class NearestName {

    private static final int LETTERS_PER_MISTAKE = 3;

    private NearestName() {}

    /** Null where none is near: more than one mistake in three letters. */
    static @Nullable String of(String written, Collection<String> names) {
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (var name : new TreeSet<>(names)) {
            int mistakes = mistakes(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            int allowed = Math.max(1, Math.max(written.length(), name.length()) / LETTERS_PER_MISTAKE);
            if (mistakes < fewest && mistakes <= allowed && mistakes < name.length()) {
                nearest = name;
                fewest = mistakes;
            }
        }
        return nearest;
    }

    private static int mistakes(String one, String other) {
        var table = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : fewest(table, one, other, i, j);
            }
        }
        return table[one.length()][other.length()];
    }

    private static int fewest(int[][] table, String one, String other, int i, int j) {
        int replaced = table[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
        var swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(fewest, 1 + table[i - 2][j - 2]) : fewest;
    }
}
