package org.valueledger.businesscase;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.valueledger.businesscase.CaseForm.FormLine;
import org.valueledger.businesscase.CaseForm.Variable;
import org.valueledger.web.BadInput;
import org.valueledger.web.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns a form into the body that a request would have, and what is wrong with that into problems of the form's fields. */
final class CaseFormBody {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+|\\d{1,3}(,\\d{3})+)?(\\.\\d+)?");
    private static final Pattern PATH = Pattern.compile("(benefits|costs)\\[(\\d+)]\\.(.*)");

    private final CaseForm form;
    /** Indices of the form's lines in the order in which the body has them. */
    private final List<Integer> benefits = new ArrayList<>();

    private final List<Integer> costs = new ArrayList<>();

    private CaseFormBody(CaseForm form) {
        this.form = form;
    }

    /** @return null where something is wrong; the form's problems then say what, all at once where that can be known */
    static @Nullable NewCase read(CaseForm form) {
        return new CaseFormBody(form).read();
    }

    private @Nullable NewCase read() {
        ObjectNode body = body();
        if (form.lines.isEmpty()) {
            form.problems.put("", CaseTexts.of("businesscase.form.noLines"));
        }
        try {
            NewCase read = NewCase.read(body);
            return form.problems.isEmpty() ? read : null;
        } catch (BadInput bad) {
            bad.fields().forEach(field -> problem(field(field.field()), expected(field)));
        } catch (NotEvaluable error) {
            // A number that was refused here became 0, so what follows from it would mislead.
            if (form.problems.isEmpty()) {
                problem(field(error), error.sentence());
            }
        }
        return null;
    }

    private void problem(String field, String sentence) {
        form.problems.putIfAbsent(field, sentence);
    }

    private static String expected(Problem.Field field) {
        return CaseTexts.of("businesscase.form.expected", field.expected());
    }

    private ObjectNode body() {
        ObjectNode body = JSON.objectNode();
        for (String field : List.of("name", "source", "note", "currency")) {
            body.put(field, form.heading.getOrDefault(field, ""));
        }
        body.put("currency", form.heading.getOrDefault("currency", "").toUpperCase(java.util.Locale.ROOT));
        JsonNode rate = perCent(CaseForm.DISCOUNT_RATE, form.heading.getOrDefault(CaseForm.DISCOUNT_RATE, ""));
        if (rate != null) {
            body.set("discountRate", rate);
        }
        ArrayNode periods = body.putArray("periods");
        for (int i = 0; i < form.periods.size(); i++) {
            if (form.periods.get(i).isEmpty()) {
                problem("p" + i, CaseTexts.of("businesscase.form.periodName"));
            }
            periods.add(form.periods.get(i));
        }
        ArrayNode gains = body.putArray("benefits");
        ArrayNode outlays = body.putArray("costs");
        for (int i = 0; i < form.lines.size(); i++) {
            FormLine line = form.lines.get(i);
            (line.benefit ? benefits : costs).add(i);
            (line.benefit ? gains : outlays).add(line(line, "l" + i + "."));
        }
        return body;
    }

    private ObjectNode line(FormLine line, String at) {
        ObjectNode node = JSON.objectNode();
        node.put("ref", line.ref).put("name", line.name).put("category", line.category);
        JsonNode risk = perCent(at + "risk", line.risk);
        if (risk != null) {
            node.set("riskAdjustment", risk);
        }
        if (line.formulas) {
            formulas(node, line, at);
        } else {
            node.putObject("variables").set(FileLine.AMOUNT, amounts(line.amounts, at + "a"));
            node.putArray("steps").addObject().put("name", FileLine.TOTAL).put("formula", FileLine.AMOUNT);
        }
        return node;
    }

    private void formulas(ObjectNode node, FormLine line, String at) {
        ObjectNode variables = node.putObject("variables");
        for (int i = 0; i < line.variables.size(); i++) {
            Variable variable = line.variables.get(i);
            String field = at + "v" + i + ".";
            if (variable.name().isEmpty()) {
                problem(field + "name", CaseTexts.of("businesscase.form.itemName"));
            } else if (variables.has(variable.name())) {
                problem(field + "name", CaseTexts.of("businesscase.form.itemTwice"));
            }
            variables.set(variable.name(), figures(variable.numbers(), field + "n"));
        }
        ArrayNode steps = node.putArray("steps");
        line.steps.forEach(step -> steps.addObject().put("name", step.name()).put("formula", step.formula()));
        if (line.active.contains(false)) {
            ArrayNode active = node.putArray("activePeriods");
            for (int i = 0; i < line.active.size(); i++) {
                if (line.active.get(i)) {
                    active.add(form.periods.get(i));
                }
            }
        }
    }

    /** One number alone in the first field means every period, as in files. */
    private JsonNode figures(List<String> numbers, String at) {
        long filled = numbers.stream().filter(text -> !text.isEmpty()).count();
        if (filled == 1 && !numbers.getFirst().isEmpty()) {
            return number(at + 0, numbers.getFirst());
        }
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i).isEmpty() && (i > 0 || filled == 0)) {
                problem(at + i, CaseTexts.of("businesscase.form.gap"));
            }
        }
        return amounts(numbers, at);
    }

    private ArrayNode amounts(List<String> numbers, String at) {
        ArrayNode amounts = JSON.arrayNode();
        for (int i = 0; i < numbers.size(); i++) {
            amounts.add(numbers.get(i).isEmpty() ? JSON.numberNode(BigDecimal.ZERO) : number(at + i, numbers.get(i)));
        }
        return amounts;
    }

    private JsonNode number(String field, String text) {
        BigDecimal number = parsed(text);
        if (number == null) {
            problem(field, CaseTexts.of("businesscase.form.number"));
        }
        return JSON.numberNode(number == null ? BigDecimal.ZERO : number);
    }

    /** @return null where nothing was typed */
    private @Nullable JsonNode perCent(String field, String text) {
        String bare = text.replace("%", "").strip();
        if (bare.isEmpty()) {
            return null;
        }
        BigDecimal number = parsed(bare);
        if (number == null || number.signum() < 0 || number.compareTo(BigDecimal.valueOf(100)) > 0) {
            problem(field, CaseTexts.of("businesscase.form.percent"));
            return JSON.numberNode(BigDecimal.ZERO);
        }
        return JSON.numberNode(number.movePointLeft(2));
    }

    /** Pages speak English: a comma groups thousands, and 12,5 is refused rather than taken for 125. */
    private static @Nullable BigDecimal parsed(String text) {
        String bare = text.replace(" ", "").replace("\u00A0", "");
        return NUMBER.matcher(bare).matches() && bare.matches(".*\\d.*") && bare.length() <= 40
                ? new BigDecimal(bare.replace(",", ""))
                : null;
    }

    /** The form's field for a path such as {@code benefits[0].ref}. */
    private String field(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return CaseFormReader.HEADING.contains(path) ? path : "";
        }
        int place = Integer.parseInt(parts.group(2));
        int index = (parts.group(1).equals("benefits") ? benefits : costs).get(place);
        return field(index, parts.group(3));
    }

    private String field(NotEvaluable error) {
        for (int i = 0; i < form.lines.size(); i++) {
            if (form.lines.get(i).ref.equals(error.line())) {
                return field(i, error.field());
            }
        }
        return error.field().equals("discountRate")
                ? CaseForm.DISCOUNT_RATE
                : error.field().equals("periods") ? "p0" : "";
    }

    /** @param within the line, such as {@code steps.A3}, {@code steps[0].formula} or {@code variables.A1} */
    private String field(int index, String within) {
        FormLine line = form.lines.get(index);
        String at = "l" + index + ".";
        Matcher step = Pattern.compile("steps\\[(\\d+)]\\.(name|formula)").matcher(within);
        if (step.matches()) {
            return line.formulas ? at + "s" + step.group(1) + "." + step.group(2) : at + "a0";
        }
        for (int i = 0; i < line.steps.size() && line.formulas; i++) {
            if (within.equals("steps." + line.steps.get(i).name())) {
                return at + "s" + i + ".formula";
            }
        }
        for (int i = 0; i < line.variables.size() && line.formulas; i++) {
            if (within.equals("variables." + line.variables.get(i).name())) {
                return at + "v" + i + ".name";
            }
        }
        return switch (within) {
            case "riskAdjustment" -> at + "risk";
            case "name", "category" -> at + within;
            case "steps", "names", "steps and variables" -> line.formulas ? at + "steps" : at + "ref";
            case "activePeriods" -> at + "active";
            default -> at + "ref";
        };
    }
}
