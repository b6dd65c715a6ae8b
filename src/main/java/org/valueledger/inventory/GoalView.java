package org.valueledger.inventory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valueledger.customer.CustomerNames;
import org.valueledger.inventory.BaselineView.Line;
import org.valueledger.valuation.Direction;
import org.valueledger.valuation.Kind;

/**
 * A driver's goal as its page shows it.
 *
 * @param questions those that a goal answers: what the product improves
 * @param kept those that stay as they were at the baseline
 * @param paid whether the goal can be said in money
 * @param asksAddressable whether the check asks how much money could be had
 * @param open the proposal that waits, or null
 * @param proposals newest first
 * @param goals agreed ones, newest first
 */
record GoalView(
        CustomerNames.Named customer,
        DriverFile driver,
        DriverDefinition definition,
        List<Target> questions,
        List<Line> kept,
        boolean paid,
        boolean asksAddressable,
        String currency,
        String unit,
        @Nullable Open open,
        List<Proposed> proposals,
        List<Agreed> goals) {

    /** @param before the baseline's answer */
    record Target(AskedView question, String before) {}

    /**
     * @param text exactly as the customer reads it; null where the baseline was amended since
     * @param language of the text
     * @param signable whether the check passed or somebody accepted that it did not
     * @param wanted what the customer wants changed, or null
     */
    record Open(
            int number,
            @Nullable String text,
            String language,
            boolean signable,
            @Nullable Wanted wanted) {}

    record Wanted(String by, String on, @Nullable String comment) {}

    /** @param state agreed, wanted, waiting or replaced */
    record Proposed(
            int number,
            List<Line> answers,
            String due,
            int failed,
            @Nullable String exceptionBy,
            @Nullable String reason,
            String state,
            @Nullable Wanted wanted,
            String by,
            String on) {}

    record Agreed(
            int version,
            List<Line> answers,
            String due,
            @Nullable String agreedBy,
            String source,
            @Nullable String reason,
            @Nullable String inForceFrom,
            String by,
            String on) {}

    /** Makes it. */
    @Component
    static class Views {

        private final AgreementText texts;
        private final Matters matters;

        Views(AgreementText texts, Matters matters) {
            this.texts = texts;
            this.matters = matters;
        }

        GoalView of(Scene scene) {
            DriverFile file = scene.driver();
            var driver = file.definition();
            var figures = FigureText.of(scene.customer(), driver);
            boolean paid = driver.currency() != null && driver.kind() != Kind.HOLD;
            return new GoalView(
                    scene.customer(),
                    file,
                    driver,
                    targets(file, figures),
                    BaselineView.lines(driver, file.lockedBaseline().answers(), figures).stream()
                            .filter(Line::condition)
                            .toList(),
                    paid,
                    paid && driver.direction() == Direction.UP,
                    figures.currency(),
                    figures.unit(driver.unit()),
                    open(scene, figures),
                    proposals(file, figures),
                    goals(file, figures));
        }

        private @Nullable Open open(Scene scene, FigureText figures) {
            DriverFile file = scene.driver();
            var proposal = file.openProposal();
            if (proposal == null) {
                return null;
            }
            var language = figures.formats().locale().getLanguage();
            var wanted = wanted(file, proposal.number(), figures);
            try {
                var matter = matters.goal(scene.customer(), file);
                return new Open(proposal.number(), matter.text(), language, true, wanted);
            } catch (Matters.CheckFailed failed) {
                String text = texts.ofGoal(scene.customer(), file, proposal);
                return new Open(proposal.number(), text, language, false, wanted);
            } catch (Matters.NothingToSign amendedSince) {
                return new Open(proposal.number(), null, language, false, wanted);
            }
        }
    }

    private static List<Target> targets(DriverFile file, FigureText figures) {
        List<BigDecimal> before = file.lockedBaseline().answers();
        List<AskedView> asked = AskedView.of(file.definition(), figures);
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            if (!asked.get(i).condition()) {
                targets.add(new Target(asked.get(i), figures.number(before.get(i))));
            }
        }
        return targets;
    }

    private static @Nullable Wanted wanted(DriverFile file, int number, FigureText figures) {
        var answer = file.answerTo("GOAL", number);
        return answer == null || !answer.outcome().equals("CHANGE_WANTED")
                ? null
                : new Wanted(
                        answer.signedBy(),
                        figures.formats().date(answer.recordedAt().toLocalDate()),
                        answer.comment());
    }

    private static List<Proposed> proposals(DriverFile file, FigureText figures) {
        var open = file.openProposal();
        List<Proposed> all = new ArrayList<>();
        for (var p : file.proposals()) {
            boolean agreed = file.goals().stream().anyMatch(g -> Objects.equals(g.proposal(), p.number()));
            boolean waits = open != null && open.number() == p.number();
            var wanted = wanted(file, p.number(), figures);
            all.add(new Proposed(
                    p.number(),
                    performance(file, p.answers(), figures),
                    figures.formats().date(p.dueOn()),
                    p.failed().size(),
                    p.exceptionBy(),
                    p.reason(),
                    agreed ? "agreed" : wanted != null ? "wanted" : waits ? "waiting" : "replaced",
                    wanted,
                    p.recordedBy(),
                    figures.formats().date(p.recordedAt().toLocalDate())));
        }
        Collections.reverse(all);
        return all;
    }

    private static List<Agreed> goals(DriverFile file, FigureText figures) {
        List<Agreed> all = new ArrayList<>();
        for (var g : file.goals()) {
            all.add(new Agreed(
                    g.version(),
                    performance(file, g.answers(), figures),
                    figures.formats().date(g.dueOn()),
                    g.agreedBy(),
                    g.agreedSource(),
                    g.reason(),
                    g.inForceFrom() == null ? null : figures.formats().date(g.inForceFrom()),
                    g.recordedBy(),
                    figures.formats().date(g.recordedAt().toLocalDate())));
        }
        Collections.reverse(all);
        return all;
    }

    private static List<Line> performance(DriverFile file, List<BigDecimal> answers, FigureText figures) {
        return BaselineView.lines(file.definition(), answers, figures).stream()
                .filter(line -> !line.condition())
                .toList();
    }
}
