package org.valueledger.valuation;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What sales promised: benefits and costs per period, before anything is measured.
 *
 * <p>A step may use its line's variables and steps, and from other lines variables, steps, totals ({@code At} for line
 * {@code A}) and risk-adjusted totals ({@code Atr}), in any order as long as nothing refers back to itself. A line's own
 * names hide those of others; a name that only others have must be unique among them. Steps use the values of the same
 * period. In a period in which a line is not active its total is 0, while its variables and earlier steps keep their values
 * for others.
 *
 * <p>A first period called "Initial", "Year 0" or "Now" is not discounted, and period n after it is taken at its end.
 * Without such a period the first one is already n = 1. A period after the initial one lasts twelve months.
 *
 * @param discountRate a fraction, 0 to 1
 * @param periods names in order, all different
 * @see <a href="https://go.forrester.com/policies/tei/">Total Economic Impact</a>
 */
public record BusinessCase(
        Currency currency, BigDecimal discountRate, List<String> periods, List<Line> benefits, List<Line> costs) {

    private static final Set<String> INITIAL = Set.of("initial", "year 0", "now");
    private static final int MOST_PERIODS = 60;
    private static final int MOST_LINES = 100;

    /**
     * @param ref short and unique in the case, such as A
     * @param steps in reading order; the last one is the line's total, also reachable as ref + "t" and ref + "tr"
     * @param riskAdjustment a fraction, 0 to 1; lowers a benefit, raises a cost
     * @param activePeriods missing: all
     */
    public record Line(
            String ref,
            String name,
            @Nullable String category,
            Map<String, Figures> variables,
            List<Step> steps,
            BigDecimal riskAdjustment,
            @Nullable List<String> activePeriods) {
        public Line {
            variables = Map.copyOf(variables);
            steps = List.copyOf(steps);
        }
    }

    public record Step(String name, String formula) {}

    /** A variable's values. */
    public sealed interface Figures {
        /** The same in every period. */
        record Same(BigDecimal number) implements Figures {}

        /** One for each period; or one less, for all but the initial one, where it is 0. */
        record ByPeriod(List<BigDecimal> numbers) implements Figures {
            public ByPeriod {
                numbers = List.copyOf(numbers);
            }
        }
    }

    public BusinessCase {
        periods = List.copyOf(periods);
        benefits = List.copyOf(benefits);
        costs = List.copyOf(costs);
    }

    /** @throws BusinessCaseError naming line, field, value and what was expected */
    public BusinessCaseResult evaluate() {
        check();
        return new CaseEvaluation(this).result();
    }

    /** Whether the first period is the outlay before anything runs. */
    public boolean startsWithOutlay() {
        return INITIAL.contains(periods.getFirst().strip().toLowerCase(Locale.ROOT));
    }

    private void check() {
        if (periods.isEmpty()
                || periods.size() > MOST_PERIODS
                || Set.copyOf(periods).size() != periods.size()) {
            throw new BusinessCaseError(
                    null, "periods", "are " + periods + ", expected 1 to " + MOST_PERIODS + " different names");
        }
        if (benefits.size() + costs.size() > MOST_LINES) {
            throw new BusinessCaseError(
                    null,
                    "benefits and costs",
                    "are " + (benefits.size() + costs.size()) + " lines, expected at most " + MOST_LINES);
        }
        checkRate(null, "discountRate", discountRate);
    }

    static void checkRate(@Nullable String line, String field, BigDecimal rate) {
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
            throw new BusinessCaseError(line, field, "is " + rate + ", expected a fraction from 0 to 1");
        }
    }
}
