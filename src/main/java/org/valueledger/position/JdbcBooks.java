package org.valueledger.position;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.valueledger.valuation.Question;

/** Books read inside a JDBC transaction, some at a time. */
final class JdbcBooks {

    private static final int FETCH = 2000;

    private final JdbcClient database;

    JdbcBooks(JdbcClient database) {
        this.database = database;
    }

    List<DriverBook> ofDrivers(List<Long> driverIds) {
        return ofDrivers(driverIds, BookRows.NEWEST);
    }

    /** With the baselines and goals that were in force on a day. */
    List<DriverBook> ofDrivers(List<Long> driverIds, LocalDate asOf) {
        Long[] ids = driverIds.toArray(Long[]::new);
        List<DriverBook> books = new ArrayList<>(ids.length);
        database.sql(BookRows.DRIVERS_BY_ID)
                .withFetchSize(FETCH)
                .param("drivers", ids)
                .param("asOf", asOf)
                .query(row -> {
                    books.add(BookRows.driver(new JdbcColumns(row)));
                });
        return withReadings(books);
    }

    /** Customers without their drivers, by id. */
    SequencedMap<Long, CustomerBook> customers(List<Long> customerIds) {
        SequencedMap<Long, CustomerBook> books = new LinkedHashMap<>();
        database.sql(BookRows.CUSTOMERS)
                .param("customers", customerIds.toArray(Long[]::new))
                .query(row -> {
                    CustomerBook book = BookRows.customer(new JdbcColumns(row));
                    books.put(book.customerId(), book);
                });
        return books;
    }

    /** Complete books. */
    List<CustomerBook> ofCustomers(List<Long> customerIds) {
        Map<Long, List<DriverBook>> drivers = new HashMap<>();
        List<DriverBook> read = new ArrayList<>();
        database.sql(BookRows.DRIVERS_OF_CUSTOMERS)
                .withFetchSize(FETCH)
                .param("customers", customerIds.toArray(Long[]::new))
                .param("asOf", BookRows.NEWEST)
                .query(row -> {
                    read.add(BookRows.driver(new JdbcColumns(row)));
                });
        for (DriverBook driver : withReadings(read)) {
            drivers.computeIfAbsent(driver.customerId(), id -> new ArrayList<>())
                    .add(driver);
        }
        return customers(customerIds).values().stream()
                .map(book -> book.withDrivers(drivers.getOrDefault(book.customerId(), List.of())))
                .toList();
    }

    private List<DriverBook> withReadings(List<DriverBook> drivers) {
        Map<Long, List<Question>> questions = new HashMap<>();
        drivers.forEach(
                driver -> questions.put(driver.driverId(), driver.terms().questions()));
        var readings = new ReadingsByDriver();
        database.sql(BookRows.READINGS_BY_DRIVER)
                .withFetchSize(FETCH)
                .param("drivers", questions.keySet().toArray(Long[]::new))
                .query(row -> {
                    readings.add(Books.DatedReading.of(new JdbcColumns(row), questions));
                });
        return readings.addTo(drivers);
    }
}
