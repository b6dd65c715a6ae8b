package org.valueledger.valuation;

import static java.util.Map.entry;
import static org.valueledger.valuation.FormulaError.Sort.DIVISION_BY_ZERO;
import static org.valueledger.valuation.FormulaError.Sort.NOT_READABLE;
import static org.valueledger.valuation.FormulaError.Sort.OUT_OF_BOUNDS;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.functions.basic.IfFunction;
import com.ezylang.evalex.functions.basic.MaxFunction;
import com.ezylang.evalex.functions.basic.MinFunction;
import com.ezylang.evalex.functions.basic.RoundFunction;
import com.ezylang.evalex.operators.arithmetic.InfixDivisionOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMultiplicationOperator;
import com.ezylang.evalex.operators.arithmetic.InfixPlusOperator;
import com.ezylang.evalex.operators.arithmetic.InfixPowerOfOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixPlusOperator;
import com.ezylang.evalex.operators.booleans.InfixEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterOperator;
import com.ezylang.evalex.operators.booleans.InfixLessEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixLessOperator;
import com.ezylang.evalex.operators.booleans.InfixNotEqualsOperator;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/**
 * The only class that knows the formula library. The library splits the text and decides precedence; what it found becomes
 * {@link Term}s of our own: its expressions keep the variables' values and so cannot be shared between threads, take names
 * without regard to case, and know no bounds for powers. Only what is listed here gets through.
 */
final class FormulaParser {

    private static final int DEEPEST = 250;
    private static final int MOST_PARTS = 1_000;
    private static final int LARGEST_LITERAL = 40;
    private static final Set<String> FUNCTIONS = Set.of("if", "min", "max", "round");

    private static final ExpressionConfiguration LANGUAGE = ExpressionConfiguration.builder()
            .arraysAllowed(false)
            .structuresAllowed(false)
            .binaryAllowed(false)
            .implicitMultiplicationAllowed(false)
            .singleQuoteStringLiteralsAllowed(false)
            .defaultConstants(Map.of())
            .operatorDictionary(MapBasedOperatorDictionary.ofOperators(
                    entry("+", new PrefixPlusOperator()),
                    entry("-", new PrefixMinusOperator()),
                    entry("+", new InfixPlusOperator()),
                    entry("-", new InfixMinusOperator()),
                    entry("*", new InfixMultiplicationOperator()),
                    entry("/", new InfixDivisionOperator()),
                    entry("^", new InfixPowerOfOperator()),
                    entry("=", new InfixEqualsOperator()),
                    entry("==", new InfixEqualsOperator()),
                    entry("!=", new InfixNotEqualsOperator()),
                    entry("<>", new InfixNotEqualsOperator()),
                    entry("<", new InfixLessOperator()),
                    entry("<=", new InfixLessEqualsOperator()),
                    entry(">", new InfixGreaterOperator()),
                    entry(">=", new InfixGreaterEqualsOperator())))
            .functionDictionary(MapBasedFunctionDictionary.ofFunctions(
                    entry("if", new IfFunction()),
                    entry("min", new MinFunction()),
                    entry("max", new MaxFunction()),
                    entry("round", new RoundFunction())))
            .build();

    private static final Map<String, BinaryOperator<BigDecimal>> OPERATORS = Map.ofEntries(
            entry("+", (a, b) -> a.add(b, Term.WORKING)),
            entry("-", (a, b) -> a.subtract(b, Term.WORKING)),
            entry("*", (a, b) -> a.multiply(b, Term.WORKING)),
            entry("/", Term::quotient),
            entry("^", Power::of),
            entry("=", (a, b) -> Term.truth(a.compareTo(b) == 0)),
            entry("==", (a, b) -> Term.truth(a.compareTo(b) == 0)),
            entry("!=", (a, b) -> Term.truth(a.compareTo(b) != 0)),
            entry("<>", (a, b) -> Term.truth(a.compareTo(b) != 0)),
            entry("<", (a, b) -> Term.truth(a.compareTo(b) < 0)),
            entry("<=", (a, b) -> Term.truth(a.compareTo(b) <= 0)),
            entry(">", (a, b) -> Term.truth(a.compareTo(b) > 0)),
            entry(">=", (a, b) -> Term.truth(a.compareTo(b) >= 0)));

    private final String text;
    private final Set<String> names;
    private final Set<String> variables = new HashSet<>();
    private int parts;

    FormulaParser(String text, Set<String> names) {
        this.text = text;
        this.names = names;
    }

    Set<String> variables() {
        return variables;
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && (Character.isLetter(name.charAt(0)) || name.charAt(0) == '_')
                && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_')
                && !FUNCTIONS.contains(name.toLowerCase(Locale.ROOT));
    }

    Term parse() {
        if (text.isBlank()) {
            throw FormulaError.in(text, NOT_READABLE, "is empty, expected " + expected());
        }
        return term(tree(), 1);
    }

    private ASTNode tree() {
        try {
            return new Expression(text, LANGUAGE).getAbstractSyntaxTree();
        } catch (ParseException problem) {
            throw FormulaError.at(
                    text, problem.getStartPosition(), NOT_READABLE, problem.getMessage() + ", expected " + expected());
        } catch (NoSuchElementException unchecked) {
            // What the library throws where a function holds an operator and nothing else: max(-).
            throw FormulaError.in(text, NOT_READABLE, "cannot be read, expected " + expected());
        }
    }

    private String expected() {
        return "numbers, + - * / ^, comparisons, if, min, max, round and the variables " + new TreeSet<>(names);
    }

    private Term term(ASTNode node, int depth) {
        var token = node.getToken();
        if (depth > DEEPEST) {
            throw FormulaError.at(text, token.getStartPosition(), OUT_OF_BOUNDS, "nested deeper than " + DEEPEST);
        }
        if (++parts > MOST_PARTS) {
            throw FormulaError.at(text, token.getStartPosition(), OUT_OF_BOUNDS, "more than " + MOST_PARTS + " parts");
        }
        var inner = new ArrayList<Term>();
        for (var parameter : node.getParameters()) {
            inner.add(term(parameter, depth + 1));
        }
        return folded(token, inner, combined(token, inner));
    }

    private Term combined(Token token, List<Term> inner) {
        return switch (token.getType()) {
            case NUMBER_LITERAL -> literal(token);
            case VARIABLE_OR_CONSTANT -> variable(token);
            case PREFIX_OPERATOR ->
                token.getValue().equals("-")
                        ? operation(token, new Term.Constant(BigDecimal.ZERO), inner.getFirst())
                        : inner.getFirst();
            case INFIX_OPERATOR -> infix(token, inner);
            case FUNCTION -> function(token, inner);
            default -> throw unexpected(token);
        };
    }

    private FormulaError unexpected(Token token) {
        return FormulaError.at(
                text,
                token.getStartPosition(),
                NOT_READABLE,
                "unexpected " + token.getValue() + ", expected " + expected());
    }

    private Term infix(Token token, List<Term> inner) {
        if (token.getValue().equals("/")
                && inner.getLast() instanceof Term.Constant divisor
                && divisor.number().signum() == 0) {
            throw FormulaError.at(text, token.getStartPosition(), DIVISION_BY_ZERO, "division by zero");
        }
        return operation(token, inner.getFirst(), inner.getLast());
    }

    private static Term operation(Token token, Term left, Term right) {
        var symbol = token.getValue();
        return new Term.Operation(
                symbol, token.getStartPosition(), Objects.requireNonNull(OPERATORS.get(symbol)), left, right);
    }

    private Term function(Token token, List<Term> inner) {
        int place = token.getStartPosition();
        return switch (token.getValue().toLowerCase(Locale.ROOT)) {
            case "if" -> new Term.Choice(place, inner.get(0), inner.get(1), inner.get(2));
            case "min" -> new Term.Extreme("min", place, BigDecimal::min, List.copyOf(inner));
            case "max" -> new Term.Extreme("max", place, BigDecimal::max, List.copyOf(inner));
            case "round" -> new Term.Operation("round", place, Term::rounded, inner.get(0), inner.get(1));
            default -> throw unexpected(token);
        };
    }

    private Term literal(Token token) {
        try {
            var number = new BigDecimal(token.getValue());
            if (Math.abs(number.precision() - (long) number.scale()) <= LARGEST_LITERAL
                    && number.scale() <= LARGEST_LITERAL) {
                return new Term.Constant(number);
            }
        } catch (NumberFormatException notDecimal) {
            throw unexpected(token);
        }
        throw FormulaError.at(
                text, token.getStartPosition(), OUT_OF_BOUNDS, "the number " + token.getValue() + " is out of bounds");
    }

    private Term variable(Token token) {
        var name = token.getValue();
        if (!names.contains(name)) {
            throw FormulaError.unknownName(text, token.getStartPosition(), name, new TreeSet<>(names));
        }
        variables.add(name);
        return new Term.Variable(name);
    }

    /** Constant parts are computed at once, which also finds there whatever has no value. */
    private Term folded(Token token, List<Term> inner, Term term) {
        if (inner.isEmpty() || !inner.stream().allMatch(Term.Constant.class::isInstance)) {
            return term;
        }
        try {
            return new Term.Constant(term.value(name -> null));
        } catch (ArithmeticException problem) {
            throw FormulaError.at(
                    text, token.getStartPosition(), FormulaError.sortOf(problem), String.valueOf(problem.getMessage()));
        }
    }
}
