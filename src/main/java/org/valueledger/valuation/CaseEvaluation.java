package org.valueledger.valuation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Works a business case out: first every step of every period, then lines, then the cash flow. */
final class CaseEvaluation {

    private final BusinessCase business;
    private final List<CaseLine> lines = new ArrayList<>();
    private final CaseSteps steps;
    private final BigDecimal[][] values;
    private final CashFlows flows;

    CaseEvaluation(BusinessCase business) {
        this.business = business;
        business.benefits().forEach(line -> lines.add(new CaseLine(business, line, true)));
        business.costs().forEach(line -> lines.add(new CaseLine(business, line, false)));
        this.steps = new CaseSteps(lines);
        this.values = new BigDecimal[steps.nodes.size()][business.periods().size()];
        this.flows = new CashFlows(business.discountRate(), business.startsWithOutlay());
    }

    BusinessCaseResult result() {
        for (int period = 0; period < business.periods().size(); period++) {
            evaluate(period);
        }
        var results = new ArrayList<BusinessCaseResult.LineResult>();
        for (int line = 0; line < lines.size(); line++) {
            results.add(line(line));
        }
        int split = business.benefits().size();
        return flows.result(
                business, List.copyOf(results.subList(0, split)), List.copyOf(results.subList(split, results.size())));
    }

    /** Steps that no active line needs in this period stay out, so that an idle line cannot divide by zero. */
    private void evaluate(int period) {
        var needed = new boolean[steps.nodes.size()];
        for (int i = steps.order.size() - 1; i >= 0; i--) {
            int index = steps.order.get(i);
            var node = steps.nodes.get(index);
            boolean last = steps.totalOf(node.line()) == index;
            needed[index] = lines.get(node.line()).isActive(period) || (needed[index] && !last);
            if (needed[index]) {
                node.needs().forEach(need -> needed[need] = true);
            }
        }
        for (int index : steps.order) {
            if (needed[index]) {
                var node = steps.nodes.get(index);
                values[index][period] = steps.evaluate(node, name -> value(node, name, period));
            }
        }
    }

    private BigDecimal value(CaseSteps.Node node, String name, int period) {
        return switch (Objects.requireNonNull(node.names().get(name))) {
            case CaseNames.Variable variable -> lines.get(variable.line()).figure(variable.name(), period);
            case CaseNames.Intermediate step -> values[steps.indexOf(step)][period];
            case CaseNames.Total total -> {
                var amount = total(total.line(), period);
                yield total.riskAdjusted() ? amount.multiply(lines.get(total.line()).riskFactor) : amount;
            }
        };
    }

    private BigDecimal total(int line, int period) {
        return lines.get(line).isActive(period)
                ? values[steps.totalOf(line)][period].round(Term.PRECISION)
                : BigDecimal.ZERO;
    }

    private BusinessCaseResult.LineResult line(int index) {
        var line = lines.get(index);
        var byPeriod = new ArrayList<BigDecimal>();
        var adjusted = new ArrayList<BigDecimal>();
        for (int period = 0; period < business.periods().size(); period++) {
            byPeriod.add(total(index, period));
            adjusted.add(byPeriod.getLast().multiply(line.riskFactor));
        }
        return new BusinessCaseResult.LineResult(
                line.line.ref(),
                line.line.name(),
                line.line.category(),
                List.copyOf(byPeriod),
                List.copyOf(adjusted),
                CashFlows.sum(adjusted),
                flows.presentValue(adjusted));
    }
}
