package org.valueledger.businesscase;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.valueledger.businesscase.CaseForm.FormLine;
import org.valueledger.businesscase.CaseForm.StepText;
import org.valueledger.businesscase.CaseForm.Variable;

/** What the buttons of the form do to it. */
final class CaseFormChange {

    private static final Pattern BUTTON = Pattern.compile("([a-z-]+?)(?:-([0-9]{1,3}))?(?:-([0-9]{1,3}))?");

    private final CaseForm form;

    private CaseFormChange(CaseForm form) {
        this.form = form;
    }

    /** Unknown buttons do nothing. */
    static void apply(CaseForm form, String button) {
        Matcher parts = BUTTON.matcher(button);
        if (parts.matches()) {
            new CaseFormChange(form).press(parts.group(1), number(parts.group(2)), number(parts.group(3)));
        }
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? -1 : Integer.parseInt(digits);
    }

    private void press(String button, int first, int second) {
        switch (button) {
            case "add-benefit" -> addLine(true);
            case "add-cost" -> addLine(false);
            case "add-period" -> addPeriod();
            case "drop-period" -> dropPeriod(first);
            default -> {
                if (first >= 0 && first < form.lines.size()) {
                    pressIn(form.lines.get(first), button, first, second);
                }
            }
        }
    }

    private void pressIn(FormLine line, String button, int index, int part) {
        switch (button) {
            case "remove" -> form.lines.remove(index);
            case "formulas" -> toFormulas(line, index);
            case "plain" -> line.formulas = false;
            case "variable" -> {
                line.variables.add(new Variable("", blanks()));
                form.added = "l" + index + ".v" + (line.variables.size() - 1) + ".name";
            }
            case "step" -> {
                line.steps.add(new StepText("", ""));
                form.added = "l" + index + ".s" + (line.steps.size() - 1) + ".name";
            }
            case "drop-variable" -> drop(line.variables, part);
            case "drop-step" -> drop(line.steps, part);
            default -> {}
        }
    }

    private static void drop(List<?> list, int index) {
        if (index >= 0 && index < list.size()) {
            list.remove(index);
        }
    }

    private void addLine(boolean benefit) {
        var line = new FormLine();
        line.benefit = benefit;
        line.ref = freeRef();
        line.amounts.addAll(blanks());
        form.periods.forEach(any -> line.active.add(true));
        form.lines.add(line);
        form.added = "l" + (form.lines.size() - 1) + ".name";
    }

    /** The first letter that no line has. */
    private String freeRef() {
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            String ref = String.valueOf(letter);
            if (form.lines.stream().noneMatch(line -> line.ref.equals(ref))) {
                return ref;
            }
        }
        return "L" + (form.lines.size() + 1);
    }

    /** Starts from what the plain amounts said. */
    private void toFormulas(FormLine line, int index) {
        line.formulas = true;
        if (line.variables.isEmpty()) {
            line.variables.add(new Variable(FileLine.AMOUNT, new ArrayList<>(line.amounts)));
        }
        if (line.steps.isEmpty()) {
            line.steps.add(new StepText(FileLine.TOTAL, FileLine.AMOUNT));
        }
        form.added = "l" + index + ".v0.name";
    }

    private void addPeriod() {
        form.periods.add("Year " + (form.periods.size() + (isInitial() ? 0 : 1)));
        form.lines.forEach(line -> {
            line.amounts.add("");
            line.active.add(true);
            line.variables.forEach(variable -> variable.numbers().add(""));
        });
        form.added = "p" + (form.periods.size() - 1);
    }

    private boolean isInitial() {
        return !form.periods.isEmpty() && form.periods.getFirst().equalsIgnoreCase("initial");
    }

    private void dropPeriod(int index) {
        if (index < 0 || index >= form.periods.size() || form.periods.size() == 1) {
            return;
        }
        form.periods.remove(index);
        form.lines.forEach(line -> {
            line.amounts.remove(index);
            line.active.remove(index);
            line.variables.forEach(variable -> variable.numbers().remove(index));
        });
    }

    private List<String> blanks() {
        return new ArrayList<>(Collections.nCopies(form.periods.size(), ""));
    }
}
