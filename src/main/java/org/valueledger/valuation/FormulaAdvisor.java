package org.valueledger.valuation;

import static org.valueledger.valuation.FormulaAdvice.Code.NO_PERFORMANCE_QUESTION;
import static org.valueledger.valuation.FormulaAdvice.Code.OUT_OF_RANGE;
import static org.valueledger.valuation.FormulaAdvice.Code.QUESTION_UNUSED;
import static org.valueledger.valuation.FormulaAdvice.Code.RESULT_UNIT;
import static org.valueledger.valuation.FormulaAdvice.Code.UNIT_CLASH;
import static org.valueledger.valuation.FormulaAdvice.Code.UNIT_NOT_READABLE;
import static org.valueledger.valuation.FormulaAdvice.Severity.ERROR;
import static org.valueledger.valuation.FormulaAdvice.Severity.WARNING;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at one formula: first as text, then at what its parts count, then on the sample answers, then on all possible ones. */
final class FormulaAdvisor {

    private final List<AskedQuestion> questions;
    private final Findings findings = new Findings();
    private final FormulaReading reading;

    FormulaAdvisor(String text, List<AskedQuestion> questions) {
        this.questions = questions;
        var names = questions.stream().map(AskedQuestion::name).toList();
        this.reading = FormulaReading.of(text, names, findings);
    }

    FormulaAdvice advice(Kind kind, boolean priced, BigDecimal unitValue) {
        samples();
        usage();
        var dimensions = dimensions();
        var formula = reading.formula();
        if (formula == null) {
            return new FormulaAdvice(null, null, findings.inOrder());
        }
        var dimension = new TermUnits(
                        dimensions,
                        (place, one, other) -> findings.error(UNIT_CLASH, place, one.toString(), other.toString()))
                .of(formula.root());
        if (priced && dimension != null) {
            money(dimension, kind, unitValue);
        }
        var result = tried(formula);
        ranges(formula);
        return advice(result, dimension == null ? null : dimension.toString());
    }

    private FormulaAdvice advice(@Nullable BigDecimal result, @Nullable String unit) {
        var advice = new FormulaAdvice(result, unit, findings.inOrder());
        return advice.usable() ? advice : new FormulaAdvice(null, unit, advice.findings());
    }

    private void samples() {
        for (var question : questions) {
            var sample = question.sample();
            var limit = sample == null ? null : question.range().limitBrokenBy(sample);
            if (sample != null && limit != null) {
                findings.error(OUT_OF_RANGE, null, question.name(), sample, limit);
            }
        }
    }

    private void usage() {
        var improvable = false;
        for (var question : questions) {
            if (reading.uses(question.name())) {
                improvable |= question.role() == Question.Role.PERFORMANCE;
            } else {
                findings.warning(QUESTION_UNUSED, question.name());
            }
        }
        if (!improvable) {
            findings.error(NO_PERFORMANCE_QUESTION, null);
        }
    }

    private Map<String, Dimension> dimensions() {
        var dimensions = new HashMap<String, Dimension>();
        for (var question : questions) {
            var unit = question.unit();
            if (unit != null && !unit.isBlank()) {
                var dimension = UnitText.read(unit);
                if (dimension == null) {
                    findings.warning(UNIT_NOT_READABLE, question.name(), unit);
                } else {
                    dimensions.put(question.name(), dimension);
                }
            }
        }
        return dimensions;
    }

    /** With a unit value that turns the result into money the result may be anything; if it is money already, then rightly. */
    private void money(Dimension dimension, Kind kind, BigDecimal unitValue) {
        var expected = kind == Kind.FLOW ? Dimension.MONEY : Dimension.MONEY_OVER_TIME;
        var isMoney = unitValue.compareTo(BigDecimal.ONE) == 0 || dimension.counts(Dimension.MONEY_WORD);
        if (isMoney && !dimension.equals(expected)) {
            findings.warning(RESULT_UNIT, dimension.toString(), expected.toString());
        }
    }

    /** Null where an answer is missing that the formula needs, or where it has no value. */
    private @Nullable BigDecimal tried(Formula formula) {
        var samples = new HashMap<String, BigDecimal>();
        for (var question : questions) {
            if (question.sample() != null) {
                samples.put(question.name(), question.sample());
            }
        }
        if (!samples.keySet().containsAll(formula.variables())) {
            return null;
        }
        try {
            return formula.evaluate(new Answers(samples));
        } catch (FormulaError problem) {
            failed(formula, samples, problem);
            return null;
        }
    }

    /** The error names the answers; which of the divisions it was shows when each answer has only this one value. */
    private void failed(Formula formula, Map<String, BigDecimal> samples, FormulaError problem) {
        int before = findings.count();
        if (problem.sort() == FormulaError.Sort.DIVISION_BY_ZERO) {
            var points = new HashMap<String, Interval>();
            samples.forEach((name, sample) -> points.put(name, Interval.point(sample)));
            divisions(formula, points, ERROR, String.valueOf(problem.getMessage()));
        }
        if (findings.count() == before) {
            findings.failed(problem);
        }
    }

    private void ranges(Formula formula) {
        var ranges = new HashMap<String, Interval>();
        questions.forEach(question -> ranges.put(question.name(), Interval.of(question.range())));
        divisions(formula, ranges, WARNING, "");
    }

    private void divisions(
            Formula formula, Map<String, Interval> ranges, FormulaAdvice.Severity severity, String detail) {
        new TermIntervals((place, divisor) -> findings.division(severity, place, divisor, detail))
                .of(formula.root(), new BranchKnowledge(ranges));
    }
}
