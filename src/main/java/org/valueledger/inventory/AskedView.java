package org.valueledger.inventory;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question as a page asks it.
 *
 * @param field the name of its input
 * @param id of its input
 * @param unit with the currency in it; blank where there is none
 * @param least the smallest possible answer as people read it; null: none
 * @param min the same as the input wants it
 */
record AskedView(
        String name,
        String field,
        String id,
        String text,
        String unit,
        boolean condition,
        @Nullable String least,
        @Nullable String most,
        @Nullable String min,
        @Nullable String max) {

    static List<AskedView> of(DriverDefinition driver, FigureText figures) {
        return driver.questions().stream().map(q -> of(q, figures)).toList();
    }

    private static AskedView of(DriverDefinition.Asked q, FigureText figures) {
        return new AskedView(
                q.name(),
                "answers." + q.name(),
                "answers-" + q.name(),
                q.asked(),
                figures.unit(q.unit()),
                q.isCondition(),
                q.least() == null ? null : figures.number(q.least()),
                q.most() == null ? null : figures.number(q.most()),
                plain(q.least()),
                plain(q.most()));
    }

    /** As an input of type number wants it; null stays null. */
    static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }
}
