package org.valueledger.valuation;

import org.jspecify.annotations.Nullable;

/** A formula that cannot be read, or has no value for the answers given. The message names formula, place and expectation. */
public final class FormulaError extends RuntimeException {

    private static final int SHOWN = 200;

    private final String formula;
    private final @Nullable Integer place;

    private FormulaError(String formula, @Nullable Integer place, String problem) {
        super("formula \"" + shown(formula) + "\"" + (place == null ? "" : " at character " + place) + ": " + problem);
        this.formula = formula;
        this.place = place;
    }

    static FormulaError in(String formula, String problem) {
        return new FormulaError(formula, null, problem);
    }

    static FormulaError at(String formula, int place, String problem) {
        return new FormulaError(formula, place, problem);
    }

    private static String shown(String formula) {
        return formula.length() <= SHOWN ? formula : formula.substring(0, SHOWN) + "…";
    }

    public String formula() {
        return formula;
    }

    /** The character, counted from 1, where the problem was found; null where it concerns the whole formula. */
    public @Nullable Integer place() {
        return place;
    }
}
