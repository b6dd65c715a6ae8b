package org.valueledger.valuation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A formula that cannot be read, or has no value for the answers given. The message names formula, place and expectation. */
public final class FormulaError extends RuntimeException {

    /** What is wrong, for those who answer each in another way. */
    enum Sort {
        NOT_READABLE,
        UNKNOWN_NAME,
        DIVISION_BY_ZERO,
        OUT_OF_BOUNDS
    }

    private static final int SHOWN = 200;

    private final String formula;
    private final @Nullable Integer place;
    private final Sort sort;
    private final @Nullable String unknownName;

    private FormulaError(
            String formula, @Nullable Integer place, Sort sort, @Nullable String unknownName, String problem) {
        super("formula \"" + shown(formula) + "\"" + (place == null ? "" : " at character " + place) + ": " + problem);
        this.formula = formula;
        this.place = place;
        this.sort = sort;
        this.unknownName = unknownName;
    }

    static FormulaError in(String formula, Sort sort, String problem) {
        return new FormulaError(formula, null, sort, null, problem);
    }

    static FormulaError at(String formula, int place, Sort sort, String problem) {
        return new FormulaError(formula, place, sort, null, problem);
    }

    static FormulaError unknownName(String formula, int place, String name, Set<String> names) {
        return new FormulaError(
                formula, place, Sort.UNKNOWN_NAME, name, "unknown name " + name + ", expected one of " + names);
    }

    static Sort sortOf(ArithmeticException problem) {
        return problem instanceof Term.DivisionByZero ? Sort.DIVISION_BY_ZERO : Sort.OUT_OF_BOUNDS;
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

    Sort sort() {
        return sort;
    }

    /** The name that stands for nothing; null where that is not the problem. */
    @Nullable String unknownName() {
        return unknownName;
    }
}
