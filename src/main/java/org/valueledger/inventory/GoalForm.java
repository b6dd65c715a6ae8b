package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.valueledger.valuation.Ramp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A goal as people write it: one of three ways, shares in percent, a ramp point by point.
 *
 * @param given what the inputs hold, under their names
 * @param by answers, percent or money: the way that counts
 * @param points how many rows the ramp has
 */
record GoalForm(Map<String, String> given, String by, int points) {

    private static final Pattern POINT = Pattern.compile("ramp\\[([0-9]{1,3})]\\.(date|share)");
    private static final Set<String> WAYS = Set.of("answers", "percent", "money");
    private static final Set<String> IN_PERCENT = Set.of("percent", "basis.confidence", "basis.riskAdjustment");
    private static final List<String> PARTS = List.of("date", "share");

    /** As it was sent, with one more point, or one less, or closed up over points that were left blank. */
    static GoalForm sent(SentForm sent) {
        Map<String, String> given = new LinkedHashMap<>(sent.given());
        Set<Integer> rows = new TreeSet<>();
        given.keySet().forEach(name -> {
            var point = POINT.matcher(name);
            if (point.matches()) {
                rows.add(Integer.valueOf(point.group(1)));
            }
        });
        String action = sent.action();
        rows.removeIf(row -> action.equals("drop-" + row)
                || (!action.equals("point") && !action.startsWith("drop-") && isBlank(given, row)));
        Map<String, String> closed = new LinkedHashMap<>(given);
        closed.keySet().removeIf(name -> POINT.matcher(name).matches());
        int at = 0;
        for (int row : rows) {
            for (String part : PARTS) {
                closed.put(input(at, part), given.getOrDefault(input(row, part), ""));
            }
            at++;
        }
        String by = WAYS.contains(sent.text("by")) ? sent.text("by") : "answers";
        return new GoalForm(closed, by, action.equals("point") ? at + 1 : at);
    }

    private static boolean isBlank(Map<String, String> given, int row) {
        return PARTS.stream()
                .allMatch(part -> given.getOrDefault(input(row, part), "").isBlank());
    }

    private static String input(int row, String part) {
        return "ramp[" + row + "]." + part;
    }

    /** What the page starts with: the newest proposal, or else the agreed goal, or else nothing but a date. */
    static GoalForm stored(DriverFile file, LocalDate today) {
        Map<String, String> given = new HashMap<>();
        var proposal = file.proposals().isEmpty() ? null : file.proposals().getLast();
        var goal = file.goal();
        int points = 0;
        if (proposal != null) {
            answers(given, file, proposal.answers());
            BaselineView.put(given, "dueOn", proposal.dueOn());
            points = ramp(given, proposal.rampDates(), proposal.rampShares());
            basis(given, proposal.basis());
            BaselineView.put(given, "exception.by", proposal.exceptionBy());
            BaselineView.put(given, "exception.reason", proposal.exceptionReason());
            BaselineView.put(given, "reason", file.openProposal() == null ? null : proposal.reason());
        } else if (goal != null) {
            answers(given, file, goal.answers());
            BaselineView.put(given, "dueOn", goal.dueOn());
            points = ramp(given, goal.rampDates(), goal.rampShares());
        } else {
            LocalDate later = file.lockedBaseline().takenOn().isAfter(today)
                    ? file.lockedBaseline().takenOn()
                    : today;
            given.put("dueOn", later.plusYears(1).toString());
        }
        return new GoalForm(given, "answers", points);
    }

    /** The same goal said in another way. */
    GoalForm said(String way, String amount) {
        Map<String, String> more = new LinkedHashMap<>(given);
        more.put(way, amount);
        return new GoalForm(more, way, points);
    }

    private static void answers(Map<String, String> given, DriverFile file, List<BigDecimal> answers) {
        for (int i = 0; i < answers.size(); i++) {
            given.put(
                    "answers." + file.definition().questions().get(i).name(),
                    Objects.requireNonNull(AskedView.plain(answers.get(i))));
        }
    }

    private static int ramp(
            Map<String, String> given, @Nullable List<LocalDate> dates, @Nullable List<BigDecimal> shares) {
        if (dates == null || shares == null) {
            return 0;
        }
        for (int i = 0; i < dates.size(); i++) {
            given.put(input(i, "date"), dates.get(i).toString());
            given.put(input(i, "share"), percent(shares.get(i)));
        }
        return dates.size();
    }

    private static void basis(Map<String, String> given, JsonNode basis) {
        basis.properties().forEach(field -> {
            String name = "basis." + field.getKey();
            String text = field.getValue().asString("");
            given.put(name, IN_PERCENT.contains(name) ? percent(new BigDecimal(text)) : text);
        });
    }

    static String percent(BigDecimal share) {
        return Objects.requireNonNull(AskedView.plain(share.movePointRight(2)));
    }

    /** As a program would send it. */
    ObjectNode body() {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        given.forEach((name, value) -> {
            String way = name.startsWith("answers.") ? "answers" : name;
            if (!name.equals("by") && (!WAYS.contains(way) || way.equals(by))) {
                boolean percent = IN_PERCENT.contains(name) || name.matches("ramp\\[[0-9]+]\\.share");
                fields.add(name, percent ? fraction(value) : value);
            }
        });
        return new SentForm(fields).body();
    }

    /** What is no number stays as it is, to be refused by its name. */
    private static String fraction(String percent) {
        try {
            return percent.isBlank()
                    ? percent
                    : new BigDecimal(percent.strip()).movePointLeft(2).toPlainString();
        } catch (NumberFormatException e) {
            return percent;
        }
    }

    /** The points that can be read so far; null where there are none. */
    @Nullable Ramp ramp() {
        List<Ramp.Point> read = new ArrayList<>();
        for (int row : rows()) {
            try {
                read.add(new Ramp.Point(
                        LocalDate.parse(given.getOrDefault(input(row, "date"), "")),
                        new BigDecimal(fraction(given.getOrDefault(input(row, "share"), "")))));
            } catch (RuntimeException unfinished) {
                // Whoever still types sees the others meanwhile; the check says what is wrong with this one.
                continue;
            }
        }
        LocalDate due = day(given.get("dueOn"));
        if (!read.isEmpty()
                && due != null
                && read.stream().allMatch(p -> p.date().isBefore(due))) {
            read.add(new Ramp.Point(due, BigDecimal.ONE));
        }
        return read.isEmpty() ? null : new Ramp(read);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException unfinished) {
            return null;
        }
    }

    /** Numbers of the ramp's rows. */
    public List<Integer> rows() {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            rows.add(i);
        }
        return rows;
    }
}
