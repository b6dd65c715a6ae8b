package org.valueledger.inventory;

import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.valueledger.web.Formats;

/**
 * One driver in the inventory.
 *
 * @param category and {@code cashable}: words for message keys, "unsaid" where nobody said
 * @param reached how many of the four steps are done: defined, baseline, goal proposed, agreed
 * @param next the one thing to do, and where
 * @param reason why it has to be done again; null: it does not
 * @param value at the goal, agreed or proposed; null: there is no goal
 * @param worth a word for what the value is: proposed or agreed
 */
record InventoryRow(
        long id,
        String name,
        String category,
        String cashable,
        @Nullable String metric,
        @Nullable String unit,
        @Nullable String sharedMetric,
        String kind,
        boolean open,
        int reached,
        NextStep next,
        String nextAddress,
        @Nullable String reason,
        @Nullable String value,
        String worth) {

    static InventoryRow of(DriverFile file, Formats formats) {
        DriverDefinition driver = file.definition();
        NextStep next = NextStep.of(file);
        GoalValue proposed = GoalValue.proposed(file);
        GoalValue value = proposed == null ? GoalValue.agreed(file) : proposed;
        return new InventoryRow(
                file.id(),
                driver.name(),
                driver.category() == null ? "unsaid" : driver.category().toLowerCase(Locale.ROOT),
                cashable(driver),
                driver.metric(),
                driver.unit(),
                driver.sharedMetric(),
                driver.kind().name().toLowerCase(Locale.ROOT),
                file.baselines().isEmpty(),
                file.state().ordinal() + 1,
                next,
                next.address(file),
                reason(file, next),
                value == null ? null : text(value, driver, formats),
                proposed == null ? "agreed" : "proposed");
    }

    static String cashable(DriverDefinition driver) {
        if (driver.cashable() == null) {
            return "unsaid";
        }
        return driver.cashable() ? "cashable" : "notcashable";
    }

    private static @Nullable String reason(DriverFile file, NextStep next) {
        var proposal = file.openProposal();
        if (next != NextStep.ANSWER_CUSTOMER || proposal == null) {
            return null;
        }
        var answer = file.answerTo("GOAL", proposal.number());
        return answer == null ? null : answer.comment();
    }

    private static String text(GoalValue value, DriverDefinition driver, Formats formats) {
        if (value.currency() != null) {
            return formats.money(value.amount(), value.currency());
        }
        NumberFormat number = NumberFormat.getNumberInstance(formats.locale());
        number.setMaximumFractionDigits(2);
        return number.format(value.improvement()) + (driver.unit() == null ? "" : " " + driver.unit());
    }

    public String nextWord() {
        return next.name().toLowerCase(Locale.ROOT);
    }

    public boolean isAgreed() {
        return reached == DriverFile.State.AGREED.ordinal() + 1;
    }
}
