package org.valueledger.inventory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.customer.CustomerNames;

/**
 * A driver's baseline as its page shows it.
 *
 * @param draft who changed it last and when; null where nobody did
 * @param versions newest first; empty while the baseline is open
 * @param asked amendments, newest first
 */
record BaselineView(
        CustomerNames.Named customer,
        DriverFile driver,
        DriverDefinition definition,
        List<AskedView> questions,
        Progress progress,
        @Nullable Changed draft,
        List<Version> versions,
        List<Asked> asked) {

    /** @param next key of the next driver whose baseline is open; null where there is none besides this one */
    record Progress(
            int locked, int complete, int total, @Nullable String next) {

        static Progress of(DriverFile here, List<DriverFile> all) {
            int at = all.stream().map(DriverFile::id).toList().indexOf(here.id());
            List<DriverFile> others = new ArrayList<>(all.subList(at + 1, all.size()));
            others.addAll(all.subList(0, Math.max(at, 0)));
            return new Progress(
                    (int) all.stream().filter(d -> !d.baselines().isEmpty()).count(),
                    (int) all.stream()
                            .filter(d -> d.draft() != null && d.draft().isComplete())
                            .count(),
                    all.size(),
                    others.stream()
                            .filter(d -> d.baselines().isEmpty())
                            .map(DriverFile::key)
                            .findFirst()
                            .orElse(null));
        }
    }

    record Changed(String by, String on) {}

    record Line(String question, String answer, boolean condition) {}

    record Version(
            int number,
            List<Line> answers,
            String day,
            @Nullable String from,
            @Nullable String source,
            String grade,
            @Nullable String reason,
            @Nullable String inForceFrom,
            String by,
            String on) {}

    /** @param state agreed, wanted (a change), waiting or replaced */
    record Asked(
            int number,
            String reason,
            String state,
            @Nullable String comment,
            String by,
            String on) {}

    static BaselineView of(CustomerNames.Named customer, DriverFile file, List<DriverFile> all) {
        var figures = FigureText.of(customer, file.definition());
        var draft = file.draft();
        return new BaselineView(
                customer,
                file,
                file.definition(),
                AskedView.of(file.definition(), figures),
                Progress.of(file, all),
                draft == null
                        ? null
                        : new Changed(
                                draft.changedBy(),
                                figures.formats().date(draft.changedAt().toLocalDate())),
                versions(file, figures),
                amendments(file, figures));
    }

    static List<Line> lines(DriverDefinition driver, List<? extends @Nullable BigDecimal> answers, FigureText figures) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            var question = driver.questions().get(i);
            BigDecimal answer = answers.get(i);
            lines.add(new Line(
                    question.asked(),
                    answer == null ? "–" : figures.withUnit(answer, question.unit()),
                    question.isCondition()));
        }
        return lines;
    }

    private static List<Version> versions(DriverFile file, FigureText figures) {
        var formats = figures.formats();
        List<Version> versions = new ArrayList<>(file.baselines().stream()
                .map(b -> new Version(
                        b.version(),
                        lines(file.definition(), b.answers(), figures),
                        formats.date(b.takenOn()),
                        b.periodStart() == null ? null : formats.date(b.periodStart()),
                        b.source(),
                        b.grade(),
                        b.reason(),
                        b.inForceFrom() == null ? null : formats.date(b.inForceFrom()),
                        b.recordedBy(),
                        formats.date(b.recordedAt().toLocalDate())))
                .toList());
        Collections.reverse(versions);
        return versions;
    }

    static List<Asked> amendments(DriverFile file, FigureText figures) {
        var open = file.openAmendment();
        List<Asked> asked = new ArrayList<>(file.amendments().stream()
                .map(a -> {
                    var answer = file.answerTo("AMENDMENT", a.number());
                    boolean agreed = file.baselines().stream().anyMatch(b -> Objects.equals(b.amendment(), a.number()));
                    boolean wanted = answer != null && answer.outcome().equals("CHANGE_WANTED");
                    boolean waiting = open != null && open.number() == a.number();
                    return new Asked(
                            a.number(),
                            a.reason(),
                            agreed ? "agreed" : wanted ? "wanted" : waiting ? "waiting" : "replaced",
                            answer == null ? null : answer.comment(),
                            a.recordedBy(),
                            figures.formats().date(a.recordedAt().toLocalDate()));
                })
                .toList());
        Collections.reverse(asked);
        return asked;
    }

    /** The draft, or what was locked, as the form's inputs want it. */
    static Map<String, String> given(DriverFile file) {
        Map<String, String> given = new HashMap<>();
        var draft = file.draft();
        var locked = file.baseline();
        if (locked != null) {
            put(given, file.definition(), locked.answers(), locked.grade());
            put(given, "takenOn", locked.takenOn());
            put(given, "periodStart", locked.periodStart());
            put(given, "source", locked.source());
        } else if (draft != null) {
            put(given, file.definition(), draft.answers(), draft.grade());
            put(given, "takenOn", draft.takenOn());
            put(given, "periodStart", draft.periodStart());
            put(given, "source", draft.source());
        } else {
            given.put("grade", "STATED");
        }
        return given;
    }

    private static void put(
            Map<String, String> given,
            DriverDefinition driver,
            List<? extends @Nullable BigDecimal> answers,
            String grade) {
        given.put("grade", grade);
        for (int i = 0; i < Math.min(driver.questions().size(), answers.size()); i++) {
            put(given, "answers." + driver.questions().get(i).name(), AskedView.plain(answers.get(i)));
        }
    }

    static void put(Map<String, String> given, String field, @Nullable Object value) {
        if (value != null) {
            given.put(field, value.toString());
        }
    }
}
