package org.valueledger.portal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valueledger.inventory.DriverFile;
import org.valueledger.inventory.DriverFiles;
import org.valueledger.portal.ContactLink.What;
import reactor.core.publisher.Mono;

/** What of a customer's inventory waits for the customer. */
@Component
class Waiting {

    private final DriverFiles files;

    Waiting(DriverFiles files) {
        this.files = files;
    }

    /**
     * @param number of the proposal or amendment; 0 for a baseline
     * @param wish the change that the customer wanted when this was shown before; null: not answered yet
     */
    record Matter(
            long driverId,
            String driverKey,
            String driver,
            What what,
            int number,
            @Nullable String wish) {

        /** How a form names it. */
        public String value() {
            return driverId + "." + what;
        }

        LinkTerms.Purpose purpose() {
            return what == What.BASELINE ? LinkTerms.Purpose.ANSWER_BASELINE : LinkTerms.Purpose.SIGN;
        }
    }

    Mono<List<Matter>> of(long customerId) {
        return files.ofCustomer(customerId).map(drivers -> {
            List<Matter> waiting = new ArrayList<>();
            drivers.forEach(driver -> add(waiting, driver));
            return List.copyOf(waiting);
        });
    }

    private static void add(List<Matter> waiting, DriverFile driver) {
        if (driver.baselines().isEmpty()) {
            waiting.add(matter(driver, What.BASELINE, 0));
            return;
        }
        var amendment = driver.openAmendment();
        if (amendment != null) {
            waiting.add(matter(driver, What.AMENDMENT, amendment.number()));
        }
        var proposal = driver.openProposal();
        if (proposal != null && proposal.mayBeAgreed()) {
            waiting.add(matter(driver, What.GOAL, proposal.number()));
        }
    }

    private static Matter matter(DriverFile driver, What what, int number) {
        var answer = driver.answerTo(what.name(), number);
        return new Matter(
                driver.id(),
                driver.key(),
                driver.definition().name(),
                what,
                number,
                answer == null ? null : answer.comment());
    }
}
