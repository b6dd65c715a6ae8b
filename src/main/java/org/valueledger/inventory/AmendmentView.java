package org.valueledger.inventory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valueledger.customer.CustomerNames;
import reactor.core.publisher.Mono;

/**
 * An amendment of a locked baseline as its page shows it.
 *
 * @param questions each beside its locked answer
 * @param locked the version that counts now
 * @param open the amendment that waits for the customer, or null
 * @param asked all of them, newest first
 */
record AmendmentView(
        CustomerNames.Named customer,
        DriverFile driver,
        DriverDefinition definition,
        List<Amended> questions,
        BaselineView.Version locked,
        @Nullable Open open,
        List<BaselineView.Asked> asked) {

    record Amended(AskedView question, String locked) {}

    /**
     * @param text exactly as the customer reads it
     * @param wantedBy who wants it changed, or null
     */
    record Open(
            int number,
            String text,
            String language,
            @Nullable String wantedBy,
            @Nullable String comment) {}

    /** Makes it. */
    @Component
    static class Views {

        private final Matters matters;

        Views(Matters matters) {
            this.matters = matters;
        }

        Mono<AmendmentView> of(Scene scene) {
            DriverFile file = scene.driver();
            var figures = FigureText.of(scene.customer(), file.definition());
            if (file.openAmendment() == null) {
                return Mono.just(view(scene, figures, null));
            }
            return matters.amendment(scene.customer(), file).map(matter -> {
                var answer = file.answerTo("AMENDMENT", matter.number());
                var wanted = answer != null && answer.outcome().equals("CHANGE_WANTED") ? answer : null;
                return view(
                        scene,
                        figures,
                        new Open(
                                matter.number(),
                                matter.text(),
                                figures.formats().locale().getLanguage(),
                                wanted == null ? null : wanted.signedBy(),
                                wanted == null ? null : wanted.comment()));
            });
        }

        private static AmendmentView view(Scene scene, FigureText figures, @Nullable Open open) {
            DriverFile file = scene.driver();
            var baseline = BaselineView.of(scene.customer(), file, List.of(file));
            List<Amended> questions = new ArrayList<>();
            for (int i = 0; i < baseline.questions().size(); i++) {
                questions.add(new Amended(
                        baseline.questions().get(i),
                        figures.number(file.lockedBaseline().answers().get(i))));
            }
            return new AmendmentView(
                    scene.customer(),
                    file,
                    file.definition(),
                    questions,
                    baseline.versions().getFirst(),
                    open,
                    baseline.asked());
        }
    }
}
