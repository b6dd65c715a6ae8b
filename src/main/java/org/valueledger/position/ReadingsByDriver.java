package org.valueledger.position;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.valueledger.valuation.Reading;

/** Gathers readings that arrive by driver, day and revision, keeping the last revision of each day. */
final class ReadingsByDriver {

    private final Map<Long, List<Reading>> byDriver = new HashMap<>();

    void add(Books.DatedReading dated) {
        List<Reading> readings = byDriver.computeIfAbsent(dated.driverId(), driver -> new ArrayList<>());
        boolean revises = !readings.isEmpty()
                && readings.getLast().date().equals(dated.reading().date());
        if (revises) {
            readings.removeLast();
        }
        readings.add(dated.reading());
    }

    List<Reading> of(long driverId) {
        return List.copyOf(byDriver.getOrDefault(driverId, List.of()));
    }

    List<DriverBook> addTo(List<DriverBook> drivers) {
        return drivers.stream()
                .map(d -> new DriverBook(
                        d.driverId(),
                        d.customerId(),
                        d.key(),
                        d.terms(),
                        byDriver.getOrDefault(d.driverId(), List.of())))
                .toList();
    }
}
