package org.valueledger.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valueledger.position.CustomerBook;
import org.valueledger.position.DriverBook;
import org.valueledger.valuation.CustomerValue;
import org.valueledger.valuation.DriverTerms;
import org.valueledger.valuation.DriverValue;
import org.valueledger.valuation.ValuedReading;

/**
 * What an amended baseline does to every later figure, before anybody signs it. Amounts in the driver's currency or unit;
 * the customer's in the customer's currency.
 *
 * @param driver null where the driver has no goal yet, and so no figures
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AmendmentEffect(
        @Nullable Figures driver,
        List<ReadingEffect> readings,
        @Nullable Figures customer) {

    /** A figure before and after. */
    public record Change(BigDecimal before, BigDecimal after) {

        public boolean isChange() {
            return before.compareTo(after) != 0;
        }
    }

    public record Figures(Change delivered, Change lowBound, Change planned, Change shortfall, Change surplus) {}

    /** @param attainment null where there is nothing to attain */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReadingEffect(
            LocalDate date,
            Change adjustedBaseline,
            Change improvement,
            @Nullable Change attainment,
            Change value) {}

    /** @param after null where the driver has no goal yet */
    static AmendmentEffect of(CustomerBook book, long driverId, @Nullable DriverTerms after, LocalDate today) {
        var known = book.driver(driverId);
        if (after == null || known.isEmpty()) {
            return new AmendmentEffect(null, List.of(), null);
        }
        DriverBook driver = known.get();
        var amended = new DriverBook(driver.driverId(), driver.customerId(), driver.key(), after, driver.readings());
        DriverValue was = driver.valueOn(today);
        DriverValue will = amended.valueOn(today);
        CustomerValue customerWas = book.valueOn(today);
        CustomerValue customerWill = book.with(amended).valueOn(today);
        return new AmendmentEffect(
                new Figures(
                        new Change(was.delivered(), will.delivered()),
                        new Change(was.lowBound(), will.lowBound()),
                        new Change(was.planned(), will.planned()),
                        new Change(was.shortfall(), will.shortfall()),
                        new Change(was.surplus(), will.surplus())),
                readings(was.readings(), will.readings()),
                new Figures(
                        new Change(customerWas.delivered(), customerWill.delivered()),
                        new Change(customerWas.lowBound(), customerWill.lowBound()),
                        new Change(customerWas.planned(), customerWill.planned()),
                        new Change(customerWas.shortfall(), customerWill.shortfall()),
                        new Change(customerWas.surplus(), customerWill.surplus())));
    }

    /** Both have the same readings in the same order. */
    private static List<ReadingEffect> readings(List<ValuedReading> was, List<ValuedReading> will) {
        List<ReadingEffect> effects = new ArrayList<>();
        for (int i = 0; i < was.size(); i++) {
            ValuedReading a = was.get(i);
            ValuedReading b = will.get(i);
            effects.add(new ReadingEffect(
                    a.reading().date(),
                    new Change(a.adjustedBaseline(), b.adjustedBaseline()),
                    new Change(a.improvement(), b.improvement()),
                    a.attainment() == null || b.attainment() == null
                            ? null
                            : new Change(a.attainment(), b.attainment()),
                    new Change(a.value(), b.value())));
        }
        return effects;
    }
}
