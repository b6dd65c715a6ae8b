package org.valueledger.position;

import java.util.List;

/** The rows that a write stores together with whatever it changes. */
public record Positions(CustomerPosition customer, List<DriverPosition> drivers) {

    /** Values the whole book. */
    public static Positions of(CustomerBook book) {
        var sum = new CustomerPosition.Sum(book.customerId(), book.rates());
        var drivers = book.drivers().stream().map(DriverPosition::latest).toList();
        for (int i = 0; i < drivers.size(); i++) {
            sum.add(drivers.get(i), book.drivers().get(i).terms().currency());
        }
        return new Positions(sum.total(), drivers);
    }
}
