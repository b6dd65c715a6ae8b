package org.valueledger.valuation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what there is to say of a formula. */
final class Findings {

    private final List<FormulaAdvice.Finding> findings = new ArrayList<>();

    void error(FormulaAdvice.Code code, @Nullable Integer place, Object... arguments) {
        add(FormulaAdvice.Severity.ERROR, code, place, List.of(arguments), "");
    }

    void warning(FormulaAdvice.Code code, Object... arguments) {
        add(FormulaAdvice.Severity.WARNING, code, null, List.of(arguments), "");
    }

    void failed(FormulaError problem, Object... arguments) {
        add(
                FormulaAdvice.Severity.ERROR,
                FormulaAdvice.Code.valueOf(problem.sort().name()),
                problem.place(),
                List.of(arguments),
                String.valueOf(problem.getMessage()));
    }

    /** Each place once: errors are found before what is only possible. */
    void division(FormulaAdvice.Severity severity, int place, Term divisor, String detail) {
        var code = FormulaAdvice.Code.DIVISION_BY_ZERO;
        var isKnown = findings.stream()
                .anyMatch(finding -> finding.code() == code && finding.place() != null && finding.place() == place);
        if (!isKnown) {
            var names = String.join(", ", TermText.variables(divisor));
            add(severity, code, place, List.of(names, TermText.of(divisor)), detail);
        }
    }

    private void add(
            FormulaAdvice.Severity severity,
            FormulaAdvice.Code code,
            @Nullable Integer place,
            List<Object> arguments,
            String detail) {
        findings.add(new FormulaAdvice.Finding(severity, code, place, arguments, detail));
    }

    int count() {
        return findings.size();
    }

    List<FormulaAdvice.Finding> inOrder() {
        return findings.stream()
                .sorted(Comparator.comparing(FormulaAdvice.Finding::severity)
                        .thenComparing(finding -> finding.place() == null ? Integer.MAX_VALUE : finding.place()))
                .toList();
    }
}
