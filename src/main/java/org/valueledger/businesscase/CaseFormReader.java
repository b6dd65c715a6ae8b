package org.valueledger.businesscase;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.valueledger.businesscase.CaseForm.FormLine;
import org.valueledger.businesscase.CaseForm.StepText;
import org.valueledger.businesscase.CaseForm.Variable;

/** Reads a sent form back into what was typed. */
final class CaseFormReader {

    static final List<String> HEADING = List.of("name", "source", "note", "currency", CaseForm.DISCOUNT_RATE);

    /** More than the maths takes; guards against forms that no person has filled in. */
    private static final int MOST = 120;

    private final MultiValueMap<String, String> fields;
    private final Set<String> names;

    private CaseFormReader(MultiValueMap<String, String> fields) {
        this.fields = fields;
        this.names = fields.keySet();
    }

    static CaseForm read(MultiValueMap<String, String> fields) {
        return new CaseFormReader(fields).form();
    }

    private CaseForm form() {
        var form = new CaseForm();
        HEADING.forEach(field -> form.heading.put(field, text(field)));
        for (int i = 0; i < MOST && names.contains("p" + i); i++) {
            form.periods.add(text("p" + i));
        }
        for (int i = 0; i < MOST && names.contains("l" + i + ".ref"); i++) {
            form.lines.add(line("l" + i + ".", form.periods.size()));
        }
        return form;
    }

    private FormLine line(String at, int periods) {
        var line = new FormLine();
        line.benefit = text(at + "kind").equals("benefit");
        line.formulas = text(at + "mode").equals("formulas");
        line.ref = text(at + "ref");
        line.name = text(at + "name");
        line.category = text(at + "category");
        line.risk = text(at + "risk");
        line.amounts.addAll(numbers(at + "a", periods));
        for (int i = 0; i < periods; i++) {
            line.active.add(!line.formulas || names.contains(at + "on" + i));
        }
        for (int i = 0; i < MOST && names.contains(at + "v" + i + ".name"); i++) {
            line.variables.add(new Variable(text(at + "v" + i + ".name"), numbers(at + "v" + i + ".n", periods)));
        }
        for (int i = 0; i < MOST && names.contains(at + "s" + i + ".name"); i++) {
            line.steps.add(new StepText(text(at + "s" + i + ".name"), text(at + "s" + i + ".formula")));
        }
        return line;
    }

    private List<String> numbers(String at, int periods) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < periods; i++) {
            numbers.add(text(at + i));
        }
        return numbers;
    }

    private String text(String field) {
        return Objects.requireNonNullElse(fields.getFirst(field), "").strip();
    }
}
