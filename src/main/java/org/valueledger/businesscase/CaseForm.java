package org.valueledger.businesscase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A business case while somebody types it: everything is text, as it was typed, right or wrong. Fields are named after their
 * place: {@code l0.ref} is the ref of the first line, {@code l0.v1.n2} the third number of its second variable.
 */
final class CaseForm {

    static final String DISCOUNT_RATE = "discountRate";

    final Map<String, String> heading = new HashMap<>();
    final List<String> periods = new ArrayList<>();
    final List<FormLine> lines = new ArrayList<>();

    /** What is wrong, by the name of the field. */
    final Map<String, String> problems = new HashMap<>();

    /** The field that was added last: whoever added it goes on typing there. */
    @Nullable String added;

    /** One line; amounts are used while it is plain, variables and steps while it has formulas. */
    static final class FormLine {
        boolean benefit;
        boolean formulas;
        String ref = "";
        String name = "";
        String category = "";
        String risk = "";
        final List<String> amounts = new ArrayList<>();
        final List<Boolean> active = new ArrayList<>();
        final List<Variable> variables = new ArrayList<>();
        final List<StepText> steps = new ArrayList<>();

        public boolean isBenefit() {
            return benefit;
        }

        public boolean isFormulas() {
            return formulas;
        }

        public String getRef() {
            return ref;
        }

        public String getName() {
            return name;
        }

        public String getCategory() {
            return category;
        }

        public String getRisk() {
            return risk;
        }

        public List<String> getAmounts() {
            return amounts;
        }

        public List<Boolean> getActive() {
            return active;
        }

        public List<Variable> getVariables() {
            return variables;
        }

        public List<StepText> getSteps() {
            return steps;
        }
    }

    record Variable(String name, List<String> numbers) {}

    record StepText(String name, String formula) {}

    public Map<String, String> getHeading() {
        return heading;
    }

    public List<String> getPeriods() {
        return periods;
    }

    public List<FormLine> getLines() {
        return lines;
    }

    public Map<String, String> getProblems() {
        return problems;
    }

    public @Nullable String getAdded() {
        return added;
    }

    /** What nobody can do anything about at a single field. */
    public @Nullable String getGeneralProblem() {
        return problems.get("");
    }
}
