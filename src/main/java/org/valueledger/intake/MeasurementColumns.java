package org.valueledger.intake;

/** Where the cells of a reading stand in its row; looked up once, read by the million. */
final class MeasurementColumns {

    static final int CUSTOMER = Table.MEASUREMENTS.position("customer_id");
    static final int DRIVER = Table.MEASUREMENTS.position("driver_id");
    static final int DATE = Table.MEASUREMENTS.position("date");
    static final int VALUE = Table.MEASUREMENTS.position("value");
    static final int CONDITION = Table.MEASUREMENTS.position("condition");
    static final int PERIOD_START = Table.MEASUREMENTS.position("period_start");
    static final int GRADE = Table.MEASUREMENTS.position("grade");
    static final int SOURCE = Table.MEASUREMENTS.position("source");

    private MeasurementColumns() {}
}
