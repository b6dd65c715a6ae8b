package org.valueledger.portal;

import java.util.List;
import org.valueledger.customer.CustomerNames;
import org.valueledger.inventory.DriverFile;

/**
 * The drivers whose baselines a link asks the customer to answer.
 *
 * @param steps one screen each, in the order in which they were asked
 */
record Questionnaire(ContactLink link, CustomerNames.Named customer, List<Step> steps) {

    /** @param number from 1 */
    record Step(int number, DriverFile driver) {

        /** Locked meanwhile, by both sides' agreement: nothing to answer any more. */
        public boolean isSettled() {
            return !driver.baselines().isEmpty();
        }

        public long answered() {
            var draft = driver.draft();
            return draft == null
                    ? 0
                    : draft.answers().stream().filter(a -> a != null).count();
        }

        public int asked() {
            return driver.definition().questions().size();
        }

        public boolean isComplete() {
            var draft = driver.draft();
            return isSettled() || (draft != null && draft.isComplete() && answered() == asked());
        }

        /** The word that says how far it is. */
        public String state() {
            if (isSettled()) {
                return "settled";
            }
            if (isComplete()) {
                return "complete";
            }
            if (driver.draft() == null) {
                return "empty";
            }
            return answered() == asked() ? "unproven" : "started";
        }
    }

    public long completed() {
        return steps.stream().filter(Step::isComplete).count();
    }

    /** The first that is not complete; the first of all where every one is. */
    public int next() {
        return steps.stream()
                .filter(step -> !step.isComplete())
                .findFirst()
                .map(Step::number)
                .orElse(1);
    }

    /** The step, or {@link ContactLinks.NotValid}: there never was an address like that. */
    Step step(int number) {
        if (number < 1 || number > steps.size()) {
            throw new ContactLinks.NotValid();
        }
        return steps.get(number - 1);
    }
}
