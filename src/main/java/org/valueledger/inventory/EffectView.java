package org.valueledger.inventory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.valueledger.customer.CustomerNames;

/**
 * What an amendment does to every later figure, as people read it: in the driver's currency or unit, and for the whole
 * customer in the customer's currency.
 *
 * @param driver empty where no goal is agreed, and so no figure is computed
 */
record EffectView(List<Change> driver, List<Change> customer, List<Reading> readings) {

    /** @param key names the figure */
    record Change(String key, String before, String after, boolean changes) {}

    /** @param attainment null where there is nothing to attain */
    record Reading(
            String day,
            Change baseline,
            Change improvement,
            @Nullable Change attainment,
            Change value) {}

    static EffectView of(AmendmentEffect effect, CustomerNames.Named customer, FigureText figures) {
        return new EffectView(
                changes(effect.driver(), figures::worth),
                changes(effect.customer(), amount -> figures.money(amount, customer.currency())),
                effect.readings().stream().map(r -> reading(r, figures)).toList());
    }

    private static List<Change> changes(AmendmentEffect.@Nullable Figures effect, Function<BigDecimal, String> worth) {
        if (effect == null) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        changes.add(change("delivered", effect.delivered(), worth));
        changes.add(change("lowBound", effect.lowBound(), worth));
        changes.add(change("planned", effect.planned(), worth));
        changes.add(change("shortfall", effect.shortfall(), worth));
        changes.add(change("surplus", effect.surplus(), worth));
        return List.copyOf(changes);
    }

    private static Reading reading(AmendmentEffect.ReadingEffect effect, FigureText figures) {
        var attainment = effect.attainment();
        return new Reading(
                figures.formats().date(effect.date()),
                change("baseline", effect.adjustedBaseline(), figures::amount),
                change("improvement", effect.improvement(), figures::amount),
                attainment == null ? null : change("attainment", attainment, figures::percent),
                change("value", effect.value(), figures::worth));
    }

    private static Change change(String key, AmendmentEffect.Change change, Function<BigDecimal, String> words) {
        return new Change(key, words.apply(change.before()), words.apply(change.after()), change.isChange());
    }
}
