package org.valueledger.valuation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Forrester, The Total Economic Impact of Microsoft Dynamics 365 Business Central, September 2020: benefit tables pp. 8-13,
 * cost tables pp. 15-17, cash flow p. 18. US dollars.
 */
final class BusinessCentral {

    static final String SOURCE =
            "https://github.com/ukdynamicssquare/uk/blob/b0de25e0db3742508f15ac4f0c32c812b89b8fa6/public/pdf/The-Total-Economic-Impact-of-Microsoft-Dynamics-365-Business-Central.pdf";
    static final List<String> PERIODS = List.of("Initial", "Year 1", "Year 2", "Year 3");
    private static final List<String> YEARS = PERIODS.subList(1, 4);

    private BusinessCentral() {}

    static BusinessCase study() {
        return new BusinessCase(
                Currency.getInstance("USD"),
                new BigDecimal("0.10"),
                PERIODS,
                List.of(hires(), operations(), reporting(), oldTools()),
                List.of(subscription(), implementation()));
    }

    private static BusinessCase.Line hires() {
        return line("A", "0.15", YEARS, figures("A1 15", "A2 0.1", "A4 73000"), "A3 = A1*A2", "At = A3*A4");
    }

    private static BusinessCase.Line operations() {
        return line("B", "0.10", YEARS, figures("B1 15", "B2 0.08", "B3 73000", "B4 0.75"), "Bt = B1*B2*B3*B4");
    }

    private static BusinessCase.Line reporting() {
        return line("C", "0.10", YEARS, figures("C1 5000", "C2 4"), "Ct = C1*C2");
    }

    private static BusinessCase.Line oldTools() {
        return line(
                "D",
                "0.10",
                YEARS,
                figures("D1 15000", "D2 0 0.5 0.75 1.0", "D4 2", "D5 8", "D6 42"),
                "D3 = D1*D2",
                "D7 = D4*D5*D6*12",
                "Dt = D3+D7");
    }

    private static BusinessCase.Line subscription() {
        return line("E", "0.15", YEARS, figures("E1 15", "E2 100"), "Et = E1*E2*12");
    }

    private static BusinessCase.Line implementation() {
        return line(
                "F",
                "0.15",
                null,
                figures("F1 4 0 0 0", "F3 0.5", "F4 90000", "F6 0 1 1 1", "F7 0.2", "F9 15 0 0 0", "F10 10", "F11 35"),
                "F2 = 1/3",
                "F5 = F1*F2*F3*F4",
                "F8 = F4*F6*F7",
                "F12 = F9*F10*F11",
                "Ft = F5+F8+F12");
    }

    /** @param steps as {@code name = formula} */
    static BusinessCase.Line line(
            String ref,
            String risk,
            @Nullable List<String> active,
            Map<String, BusinessCase.Figures> figures,
            String... steps) {
        var parsed = new ArrayList<BusinessCase.Step>();
        for (var step : steps) {
            var parts = step.split(" = ", 2);
            parsed.add(new BusinessCase.Step(parts[0], parts[1]));
        }
        return new BusinessCase.Line(ref, "line " + ref, null, figures, parsed, new BigDecimal(risk), active);
    }

    /** @param rows as {@code name number} or {@code name number number …}, one per period */
    static Map<String, BusinessCase.Figures> figures(String... rows) {
        var figures = new LinkedHashMap<String, BusinessCase.Figures>();
        for (var row : rows) {
            var parts = row.split(" ");
            var numbers = Arrays.stream(parts).skip(1).map(BigDecimal::new).toList();
            figures.put(
                    parts[0],
                    numbers.size() == 1
                            ? new BusinessCase.Figures.Same(numbers.getFirst())
                            : new BusinessCase.Figures.ByPeriod(numbers));
        }
        return figures;
    }
}
