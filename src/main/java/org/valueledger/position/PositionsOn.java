package org.valueledger.position;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Positions of many drivers on a day of choice, computed from their books instead of read. */
public final class PositionsOn {

    private PositionsOn() {}

    /** @return one position for each driver that has a locked baseline and an agreed goal, in no particular order */
    public static List<DriverPosition> ofDrivers(JdbcClient database, List<Long> driverIds, LocalDate day) {
        return new JdbcBooks(database)
                .ofDrivers(driverIds, day).stream()
                        .map(book -> DriverPosition.of(book, book.valueOn(day)))
                        .toList();
    }
}
