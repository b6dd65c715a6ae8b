package org.valueledger.position;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.quantity.CurrencyRates;
import org.valueledger.valuation.Question;
import org.valueledger.valuation.Reading;
import reactor.core.publisher.Mono;

/** Customers' books as requests read them. */
@Component
public class Books {

    private final DatabaseClient database;

    Books(DatabaseClient database) {
        this.database = database;
    }

    /**
     * The book of a customer that exists and that the caller may see. The version is read first: whoever writes with it
     * fails where anything changed in between.
     */
    public Mono<CustomerBook> of(long customerId) {
        return of(customerId, BookRows.NEWEST);
    }

    /** As {@link #of(long)}, with the baselines and goals that were in force on a day; the readings are all there. */
    public Mono<CustomerBook> of(long customerId, LocalDate asOf) {
        Long[] one = {customerId};
        return withoutDrivers(one).flatMap(book -> drivers(one, asOf)
                .flatMap(drivers -> withReadings(one, drivers))
                .map(drivers -> book.withDrivers(drivers)));
    }

    /** The rates agreed with a customer, without reading the rest of its book. */
    public Mono<CurrencyRates> rates(long customerId) {
        return withoutDrivers(new Long[] {customerId}).map(CustomerBook::rates);
    }

    private Mono<CustomerBook> withoutDrivers(Long[] one) {
        return database.sql(BookRows.CUSTOMERS)
                .bind("customers", one)
                .map(row -> BookRows.customer(new R2dbcColumns(row)))
                .one();
    }

    private Mono<List<DriverBook>> drivers(Long[] customers, LocalDate asOf) {
        return database.sql(BookRows.DRIVERS_OF_CUSTOMERS)
                .bind("customers", customers)
                .bind("asOf", asOf)
                .map(row -> BookRows.driver(new R2dbcColumns(row)))
                .all()
                .collectList();
    }

    private Mono<List<DriverBook>> withReadings(Long[] customers, List<DriverBook> drivers) {
        Map<Long, List<Question>> questions = new HashMap<>();
        drivers.forEach(
                driver -> questions.put(driver.driverId(), driver.terms().questions()));
        return database.sql(BookRows.READINGS_OF_CUSTOMERS)
                .bind("customers", customers)
                .map(row -> DatedReading.of(new R2dbcColumns(row), questions))
                .all()
                .collect(ReadingsByDriver::new, ReadingsByDriver::add)
                .map(readings -> readings.addTo(drivers));
    }

    /** The readings of a driver that is in no book yet, because its goal is still to be agreed. */
    public Mono<List<Reading>> readings(long driverId, List<Question> questions) {
        Long[] one = {driverId};
        return database.sql(BookRows.READINGS_BY_DRIVER)
                .bind("drivers", one)
                .map(row -> DatedReading.of(new R2dbcColumns(row), Map.of(driverId, questions)))
                .all()
                .collect(ReadingsByDriver::new, ReadingsByDriver::add)
                .map(readings -> readings.of(driverId));
    }

    /** A reading and whose it is. */
    record DatedReading(long driverId, Reading reading) {

        static DatedReading of(Columns row, Map<Long, List<Question>> questions) {
            long driver = row.get("driver_id", Long.class);
            return new DatedReading(driver, BookRows.reading(row, questions.getOrDefault(driver, List.of())));
        }
    }
}
