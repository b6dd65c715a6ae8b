package org.valueledger.valuation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** One line of a business case, checked by itself. */
final class CaseLine {

    private static final int MOST_NAMES = 100;

    final BusinessCase.Line line;
    final BigDecimal riskFactor;
    private final List<String> periods;
    private final boolean outlay;
    private final Set<String> active;

    CaseLine(BusinessCase business, BusinessCase.Line line, boolean benefit) {
        this.line = line;
        this.periods = business.periods();
        this.outlay = business.startsWithOutlay();
        this.active = active();
        BusinessCase.checkRate(line.ref(), "riskAdjustment", line.riskAdjustment());
        this.riskFactor =
                benefit ? BigDecimal.ONE.subtract(line.riskAdjustment()) : BigDecimal.ONE.add(line.riskAdjustment());
        checkNames();
        line.variables().forEach(this::checkLength);
    }

    private Set<String> active() {
        var named = line.activePeriods();
        if (named == null) {
            return Set.copyOf(periods);
        }
        for (var period : named) {
            if (!periods.contains(period)) {
                throw error("activePeriods", "has " + period + ", expected some of " + periods);
            }
        }
        if (named.isEmpty()) {
            throw error("activePeriods", "is empty, expected some of " + periods + " or nothing at all");
        }
        return Set.copyOf(named);
    }

    private void checkNames() {
        if (line.steps().isEmpty()) {
            throw error("steps", "are missing, expected at least one; the last one is the total");
        }
        if (line.steps().size() > MOST_NAMES || line.variables().size() > MOST_NAMES) {
            throw error("steps and variables", "expected at most " + MOST_NAMES + " of each");
        }
        var names = new HashSet<>(line.variables().keySet());
        for (var step : line.steps()) {
            if (!names.add(step.name())) {
                throw error("steps." + step.name(), "the name is given twice in this line");
            }
        }
        names.forEach(this::checkName);
    }

    private void checkName(String name) {
        // Only the last step may carry the total's own name.
        boolean isTotal = name.equals(line.steps().getLast().name());
        if (name.equals(riskAdjustedTotal()) || (name.equals(total()) && !isTotal)) {
            throw error(
                    "names", total() + " and " + riskAdjustedTotal() + " are the line's totals, expected other names");
        }
        if (!FormulaParser.isName(name)) {
            throw error(
                    "names",
                    "\"" + name + "\" cannot be used in formulas, expected letters, digits and underscores, a letter"
                            + " first, and none of if, min, max, round");
        }
    }

    private void checkLength(String name, BusinessCase.Figures figures) {
        if (figures instanceof BusinessCase.Figures.ByPeriod given) {
            int length = given.numbers().size();
            if (length != periods.size() && !(outlay && length == periods.size() - 1)) {
                throw error(
                        "variables." + name,
                        "has " + length + " values, expected " + periods.size() + ", one per period"
                                + (outlay ? " (or " + (periods.size() - 1) + " without the first)" : ""));
            }
        }
    }

    String total() {
        return line.ref() + "t";
    }

    String riskAdjustedTotal() {
        return line.ref() + "tr";
    }

    boolean isActive(int period) {
        return active.contains(periods.get(period));
    }

    BigDecimal figure(String variable, int period) {
        return switch (Objects.requireNonNull(line.variables().get(variable))) {
            case BusinessCase.Figures.Same same -> same.number();
            case BusinessCase.Figures.ByPeriod given -> {
                int missing = periods.size() - given.numbers().size();
                yield period < missing ? BigDecimal.ZERO : given.numbers().get(period - missing);
            }
        };
    }

    List<String> stepNames() {
        var names = new ArrayList<String>();
        line.steps().forEach(step -> names.add(step.name()));
        return names;
    }

    BusinessCaseError error(String field, String problem) {
        return new BusinessCaseError(line.ref(), field, problem);
    }
}
