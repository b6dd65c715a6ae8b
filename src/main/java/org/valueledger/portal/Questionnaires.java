package org.valueledger.portal;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.valueledger.customer.CustomerNames;
import org.valueledger.inventory.Baselines;
import org.valueledger.inventory.DriverFile;
import org.valueledger.inventory.DriverFiles;
import org.valueledger.portal.LinkTerms.Purpose;
import org.valueledger.web.Once;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a link asks, and saves what the contact answers, as a draft that the account manager sees at once. */
@Component
class Questionnaires {

    private final ContactLinks links;
    private final CustomerNames customers;
    private final DriverFiles files;
    private final Baselines baselines;
    private final Once once;
    private final JsonMapper json;

    Questionnaires(
            ContactLinks links,
            CustomerNames customers,
            DriverFiles files,
            Baselines baselines,
            Once once,
            JsonMapper json) {
        this.links = links;
        this.customers = customers;
        this.files = files;
        this.baselines = baselines;
        this.once = once;
        this.json = json;
    }

    /** Somebody saved something else after the contact had opened the screen; nothing was stored. */
    static final class Meanwhile extends RuntimeException {
        Meanwhile() {
            super("the draft was changed after it was shown", null, false, false);
        }
    }

    /** The customer's version is read first: what is saved over it fails where anything came in between. */
    Mono<Questionnaire> of(ContactLink link) {
        return customers.of(link.terms().customerId()).flatMap(customer -> Flux.fromIterable(link.items())
                .concatMap(item -> files.get(item.driverId()))
                .filter(file -> file.customerId() == customer.id())
                .collectList()
                .map(found -> new Questionnaire(link, customer, steps(found))));
    }

    private static List<Questionnaire.Step> steps(List<DriverFile> drivers) {
        List<Questionnaire.Step> steps = new ArrayList<>();
        for (DriverFile driver : drivers) {
            steps.add(new Questionnaire.Step(steps.size() + 1, driver));
        }
        return List.copyOf(steps);
    }

    /**
     * Saves one screen, complete or not. Nothing is written where nothing differs, or where the baseline is locked by now.
     *
     * @return {@link Meanwhile} where the draft is not the one that the form has seen
     */
    Mono<Void> save(String token, int step, AnswerForm form) {
        var request = Once.Request.of(0, null, "answers through link", "");
        var nothing = new Once.Answer(200, "");
        return once.run(request, () -> links.usable(token, Purpose.ANSWER_BASELINE)
                        .flatMap(this::of)
                        .flatMap(asked -> {
                            DriverFile driver = asked.step(step).driver();
                            AnswerForm stored = AnswerForm.of(driver);
                            if (asked.step(step).isSettled() || form.sameAs(stored)) {
                                return Mono.just(nothing);
                            }
                            return stored.seen().equals(form.seen())
                                    ? baselines.save(
                                            asked.customer(),
                                            driver,
                                            request,
                                            asked.link().person(),
                                            form.body(json))
                                    : Mono.error(new Meanwhile());
                        }))
                .then();
    }
}
