package org.valueledger.portal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.valueledger.inventory.DriverDefinition.Asked;
import org.valueledger.inventory.DriverFile;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One screen of a questionnaire as it is filled in; every field is text, empty where nothing was said.
 *
 * @param seen names the state of the draft that was on the screen
 * @param answers by the questions' names, in their order
 * @param grade ESTIMATED or STATED: what a customer says is not confirmed by saying it
 */
record AnswerForm(
        String seen, Map<String, String> answers, String takenOn, String periodStart, String source, String grade) {

    static final String ANSWER = "answers.";
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_SOURCE = 1000;
    private static final int MOST_DIGITS = 30;

    /** As it is stored. */
    static AnswerForm of(DriverFile driver) {
        var draft = driver.draft();
        Map<String, String> answers = new LinkedHashMap<>();
        var questions = driver.definition().questions();
        for (int i = 0; i < questions.size(); i++) {
            BigDecimal answer = draft == null || i >= draft.answers().size()
                    ? null
                    : draft.answers().get(i);
            answers.put(questions.get(i).name(), answer == null ? "" : answer.toPlainString());
        }
        return draft == null
                ? new AnswerForm(seal(driver), answers, "", "", "", "STATED")
                : new AnswerForm(
                        seal(driver),
                        answers,
                        Objects.toString(draft.takenOn(), ""),
                        Objects.toString(draft.periodStart(), ""),
                        Objects.toString(draft.source(), ""),
                        draft.grade().equals("ESTIMATED") ? "ESTIMATED" : "STATED");
    }

    static AnswerForm read(MultiValueMap<String, String> fields, DriverFile driver) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Asked question : driver.definition().questions()) {
            answers.put(question.name(), FormText.line(fields, ANSWER + question.name(), LONGEST_NUMBER));
        }
        return new AnswerForm(
                FormText.line(fields, "seen", 100),
                answers,
                FormText.line(fields, "takenOn", LONGEST_NUMBER),
                FormText.line(fields, "periodStart", LONGEST_NUMBER),
                FormText.line(fields, "source", LONGEST_SOURCE),
                "ESTIMATED".equals(fields.getFirst("grade")) ? "ESTIMATED" : "STATED");
    }

    /** Changes with every save of the draft, by whomever. */
    private static String seal(DriverFile driver) {
        var draft = driver.draft();
        return draft == null ? "none" : Sha256.hex(draft.toString()).substring(0, 32);
    }

    /** Whether saving it would change nothing. A form that was sent as it came is no answer. */
    boolean sameAs(AnswerForm stored) {
        boolean blank = answers.values().stream().allMatch(String::isEmpty) && source.isEmpty();
        if (blank && stored.seen().equals("none")) {
            return true;
        }
        return answers.keySet().stream().noneMatch(name -> differs(name, stored))
                && takenOn.equals(stored.takenOn())
                && periodStart.equals(stored.periodStart())
                && source.equals(stored.source())
                && grade.equals(stored.grade());
    }

    boolean differs(String question, AnswerForm other) {
        BigDecimal mine = number(answers.getOrDefault(question, ""));
        BigDecimal theirs = number(other.answers().getOrDefault(question, ""));
        return mine == null || theirs == null ? mine != theirs : mine.compareTo(theirs) != 0;
    }

    /** What is wrong, by field: a message's key and its arguments. */
    Map<String, Object[]> problems(DriverFile driver, LocalDate today) {
        Map<String, Object[]> problems = new LinkedHashMap<>();
        for (Asked question : driver.definition().questions()) {
            String text = answers.getOrDefault(question.name(), "");
            BigDecimal answer = number(text);
            if (!text.isEmpty() && answer == null) {
                problems.put(ANSWER + question.name(), new Object[] {"answer.problem.number"});
            } else if (answer != null && !question.range().holds(answer)) {
                problems.put(ANSWER + question.name(), new Object[] {"answer.problem.range"});
            }
        }
        LocalDate taken = date(takenOn);
        if (!takenOn.isEmpty() && (taken == null || taken.isAfter(today))) {
            problems.put("takenOn", new Object[] {"answer.problem.date"});
        }
        LocalDate start = date(periodStart);
        if (!periodStart.isEmpty() && (start == null || (taken != null && start.isAfter(taken)))) {
            problems.put("periodStart", new Object[] {"answer.problem.start"});
        }
        return problems;
    }

    ObjectNode body(JsonMapper json) {
        ObjectNode body = json.createObjectNode();
        ObjectNode given = body.putObject("answers");
        answers.forEach((name, text) -> {
            if (!text.isEmpty()) {
                given.put(name, text);
            }
        });
        body.put("takenOn", takenOn);
        body.put("periodStart", periodStart);
        body.put("source", source);
        body.put("grade", grade);
        return body;
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            BigDecimal number = text.isEmpty() ? null : new BigDecimal(text);
            boolean fits =
                    number != null && number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS;
            return fits ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
