package org.valueledger.valuation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic over named variables, read once and then evaluated by any number of threads.
 *
 * <p>The language: numbers, {@code + - * / ^}, parentheses, the comparisons {@code < <= > >= = == != <>} (1 where true, else
 * 0), {@code if(condition, then, else)}, {@code min}, {@code max}, {@code round(x, places)} with halves away from zero, and
 * the variables. {@code ^} binds to the right; a sign binds tighter still, as in spreadsheets ({@code -2^2} is 4). There are no constants, so a
 * variable may be called {@code E}. Variables are case-sensitive, functions are not.
 *
 * <p>The result has 34 significant digits, steps inside have 50; a fractional exponent is good for 15. Length, depth, parts, exponents and the
 * size of the result are limited, so that no formula can take more than a moment.
 */
public final class Formula {

    static final int LONGEST = 2_000;

    private final String text;
    private final Term root;
    private final Set<String> variables;

    private Formula(String text, Term root, Set<String> variables) {
        this.text = text;
        this.root = root;
        this.variables = Set.copyOf(variables);
    }

    /**
     * Reads a formula.
     *
     * @param names the variables it may use; letters, digits and underscores, not two that differ only in case
     * @throws FormulaError for anything outside the language, an unknown variable, a constant division by zero, a bad name
     */
    public static Formula parse(String text, Collection<String> names) {
        checkNames(text, names);
        return spelledAsGiven(text, Set.copyOf(names));
    }

    /** For names that were checked elsewhere, and of which two may differ only in case. */
    static Formula spelledAsGiven(String text, Set<String> names) {
        if (text.length() > LONGEST) {
            throw FormulaError.in(
                    text,
                    FormulaError.Sort.OUT_OF_BOUNDS,
                    "has " + text.length() + " characters, expected at most " + LONGEST);
        }
        var parser = new FormulaParser(text, names);
        var root = parser.parse();
        return new Formula(text, root, parser.variables());
    }

    static void checkNames(String text, Collection<String> names) {
        var seen = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var name : names) {
            if (!FormulaParser.isName(name)) {
                throw FormulaError.in(
                        text,
                        FormulaError.Sort.NOT_READABLE,
                        "the name \"" + name
                                + "\" cannot be a variable, expected letters, digits and underscores, a letter"
                                + " first, and none of if, min, max, round");
            }
            var other = seen.put(name, name);
            if (other != null) {
                throw FormulaError.in(
                        text,
                        FormulaError.Sort.NOT_READABLE,
                        "the names " + other + " and " + name + " are the same but for upper and lower case");
            }
        }
    }

    /**
     * The formula's value.
     *
     * @throws FormulaError for a missing answer, a division by zero, a number out of bounds
     */
    public BigDecimal evaluate(Answers answers) {
        return evaluate(answers.byName()::get);
    }

    BigDecimal evaluate(Term.Values values) {
        return unrounded(values).round(Term.PRECISION);
    }

    /** With spare digits, for a formula that other formulas build on. */
    BigDecimal unrounded(Term.Values values) {
        try {
            return bounded(root.value(values));
        } catch (ArithmeticException problem) {
            throw FormulaError.in(text, FormulaError.sortOf(problem), problem.getMessage() + withAnswers(values));
        }
    }

    /** Adding numbers whose sizes are far apart would need as many digits as lie between them. */
    private static BigDecimal bounded(BigDecimal value) {
        if ((long) value.precision() - value.scale() > Term.LARGEST_MAGNITUDE) {
            throw new ArithmeticException("the result is larger than 1E" + Term.LARGEST_MAGNITUDE);
        }
        return value.scale() > Term.LARGEST_MAGNITUDE
                ? value.setScale(Term.LARGEST_MAGNITUDE, RoundingMode.HALF_EVEN)
                : value;
    }

    private String withAnswers(Term.Values values) {
        var shown = new StringBuilder();
        for (var name : new TreeSet<>(variables)) {
            @Nullable BigDecimal value = values.of(name);
            shown.append(shown.isEmpty() ? " where " : ", ")
                    .append(name)
                    .append(" = ")
                    .append(value);
        }
        return shown.toString();
    }

    /**
     * Evaluates once, to find at authoring time what would otherwise fail in a report.
     *
     * @throws FormulaError as {@link #evaluate(Answers)}
     */
    public void check(Answers sample) {
        evaluate(sample);
    }

    /** Evaluates with plain values by name. */
    public BigDecimal evaluate(Map<String, BigDecimal> values) {
        return evaluate(values::get);
    }

    /** The variables that the formula really uses. */
    public Set<String> variables() {
        return variables;
    }

    Term root() {
        return root;
    }

    public String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Formula formula && formula.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
