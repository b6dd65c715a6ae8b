package org.valueledger.retention;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * How much each fact counts: our own defaults, to be calibrated on renewals. The first three add up to 100; the nearness of
 * the renewal multiplies their sum.
 */
final class Weights {

    /** For a customer who got nothing of the planned value, or less than nothing. */
    static final BigDecimal VALUE = new BigDecimal(50);
    /** Where every driver is below its baseline. */
    static final BigDecimal BELOW = new BigDecimal(20);
    /** Where the last measurement is a year old. */
    static final BigDecimal OVERDUE = new BigDecimal(30);

    static final BigDecimal MOST = new BigDecimal(100);

    /** Age in days from which a measurement counts as overdue, where no driver says how often it is to be measured. */
    static final int OVERDUE_FROM = 120;
    /** Age in days at which it cannot get worse. */
    static final int OVERDUE_FULLY = 365;

    /** A contract that ran out unnoticed is as urgent for so many days. */
    static final int RECENTLY_PAST = 60;

    /** @param days until the renewal, at most */
    record Nearness(int days, BigDecimal factor) {}

    /** Nearest first. */
    static final List<Nearness> NEARNESS = List.of(
            new Nearness(30, new BigDecimal("1.5")),
            new Nearness(60, new BigDecimal("1.35")),
            new Nearness(90, new BigDecimal("1.2")),
            new Nearness(180, new BigDecimal("1.1")));

    private Weights() {}

    /** The factor for {@code days_left}, as SQL; its numbers are bound by {@link #bind}. */
    static String factor() {
        var sql = new StringBuilder("CASE WHEN days_left <= -:recentlyPast THEN 1");
        for (int i = 0; i < NEARNESS.size(); i++) {
            sql.append(" WHEN days_left <= :days%1$d THEN :factor%1$d".formatted(i));
        }
        return sql.append(" ELSE 1 END").toString();
    }

    static GenericExecuteSpec bind(GenericExecuteSpec query) {
        GenericExecuteSpec bound = query.bind("value", VALUE)
                .bind("below", BELOW)
                .bind("overdue", OVERDUE)
                .bind("most", MOST)
                .bind("overdueFrom", OVERDUE_FROM)
                .bind("overdueFully", OVERDUE_FULLY)
                .bind("recentlyPast", RECENTLY_PAST);
        for (int i = 0; i < NEARNESS.size(); i++) {
            bound = bound.bind("days" + i, NEARNESS.get(i).days())
                    .bind("factor" + i, NEARNESS.get(i).factor());
        }
        return bound;
    }
}
