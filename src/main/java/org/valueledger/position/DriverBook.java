package org.valueledger.position;

import java.time.LocalDate;
import java.util.List;
import org.valueledger.valuation.DriverTerms;
import org.valueledger.valuation.DriverValue;
import org.valueledger.valuation.Reading;
import org.valueledger.valuation.Valuation;

/**
 * What is known about one driver.
 *
 * @param key the importer's id of the driver, unique within the customer
 * @param readings the current revision of each day, in no particular order
 */
public record DriverBook(long driverId, long customerId, String key, DriverTerms terms, List<Reading> readings) {

    public DriverValue valueOn(LocalDate day) {
        return Valuation.driver(terms, readings, day);
    }

    /** The same book with one more reading, which replaces the one of its day. */
    public DriverBook with(Reading reading) {
        var more = new java.util.ArrayList<>(readings);
        more.removeIf(r -> r.date().equals(reading.date()));
        more.add(reading);
        return new DriverBook(driverId, customerId, key, terms, List.copyOf(more));
    }
}
