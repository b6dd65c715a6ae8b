package org.valueledger.valuation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A formula as far as it can be read.
 *
 * @param formula null where it cannot; an unknown name is let pass, so that one look finds all of them
 * @param meant the questions that unknown names resemble
 */
record FormulaReading(@Nullable Formula formula, Set<String> meant) {

    private static final int MOST_UNKNOWN_NAMES = 20;

    static FormulaReading of(String text, List<String> names, Findings findings) {
        var meant = new HashSet<String>();
        try {
            Formula.checkNames(text, names);
        } catch (FormulaError problem) {
            findings.failed(problem);
            return new FormulaReading(null, meant);
        }
        var allowed = new HashSet<>(names);
        for (int unknown = 0; unknown <= MOST_UNKNOWN_NAMES; unknown++) {
            try {
                return new FormulaReading(Formula.spelledAsGiven(text, allowed), meant);
            } catch (FormulaError problem) {
                var name = problem.unknownName();
                if (name == null) {
                    findings.failed(problem);
                    break;
                }
                note(problem, name, NearestName.of(name, names), meant, findings);
                allowed.add(name);
            }
        }
        return new FormulaReading(null, meant);
    }

    private static void note(
            FormulaError problem, String name, @Nullable String nearest, Set<String> meant, Findings findings) {
        if (nearest == null) {
            findings.failed(problem, name);
        } else {
            meant.add(nearest);
            findings.failed(problem, name, nearest);
        }
    }

    /** A misspelt name counts as the one that it resembles, so that one mistake is not reported twice. */
    boolean uses(String name) {
        return formula == null || formula.variables().contains(name) || meant.contains(name);
    }
}
