package org.valueledger.position;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.Status;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Positions on their way into the database. They travel as JSON whose names are the columns, so that a statement takes any
 * number of them as one parameter, at full precision.
 */
public final class PositionRows {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final String DRIVER_COLUMNS = """
            baseline, goal, measured, measured_on, measured_amount, adjusted_baseline, adjusted_goal, improvement,
            attainment, delivered, low_bound, confirmed, stated, planned, shortfall, surplus, realisation_rate, status,
            stale_after""";

    private static final String CUSTOMER_COLUMNS = """
            delivered, low_bound, confirmed, stated, planned, shortfall, surplus, realisation_rate, drivers,
            drivers_measured, drivers_below, drivers_left_out, last_measured_on, stale_after, worst_status""";

    /** Served by driver_position_by_customer. */
    static final String DRIVERS_OF_CUSTOMERS = """
            SELECT p.*, d.currency
              FROM driver_position p
              JOIN value_driver d ON d.id = p.driver_id
             WHERE p.customer_id = ANY(:customers)
             ORDER BY p.customer_id, p.driver_id
            """;

    private PositionRows() {}

    static DriverPosition driver(Columns row) {
        return new DriverPosition(
                row.get("driver_id", Long.class),
                row.get("customer_id", Long.class),
                row.number("baseline"),
                row.number("goal"),
                row.find("measured", BigDecimal.class),
                row.find("measured_on", LocalDate.class),
                row.find("measured_amount", BigDecimal.class),
                row.find("adjusted_baseline", BigDecimal.class),
                row.find("adjusted_goal", BigDecimal.class),
                row.find("improvement", BigDecimal.class),
                row.find("attainment", BigDecimal.class),
                row.number("delivered"),
                row.number("low_bound"),
                row.number("confirmed"),
                row.number("stated"),
                row.number("planned"),
                row.number("shortfall"),
                row.number("surplus"),
                row.find("realisation_rate", BigDecimal.class),
                Status.valueOf(row.text("status")),
                row.find("stale_after", LocalDate.class));
    }

    static CustomerPosition customer(Columns row) {
        String worst = row.find("worst_status", String.class);
        return new CustomerPosition(
                row.get("customer_id", Long.class),
                row.number("delivered"),
                row.number("low_bound"),
                row.number("confirmed"),
                row.number("stated"),
                row.number("planned"),
                row.number("shortfall"),
                row.number("surplus"),
                row.find("realisation_rate", BigDecimal.class),
                row.get("drivers", Integer.class),
                row.get("drivers_measured", Integer.class),
                row.get("drivers_below", Integer.class),
                row.get("drivers_left_out", Integer.class),
                row.find("last_measured_on", LocalDate.class),
                row.find("stale_after", LocalDate.class),
                worst == null ? null : Status.valueOf(worst));
    }

    static @Nullable Currency currency(Columns row) {
        String code = row.find("currency", String.class);
        return code == null ? null : Currency.getInstance(code);
    }

    /**
     * Common table expressions {@code driver_positions} and {@code customer_positions} for a data-modifying statement.
     * They read the parameters {@code :driverPositions} and {@code :customerPositions} and take effect only where the
     * table expression named {@code guard} has rows.
     *
     * @param guard a table expression of the same statement that is empty when nothing may be written
     */
    public static String storing(String guard) {
        return """
                driver_positions AS (
                    INSERT INTO driver_position (driver_id, customer_id, %1$s)
                    SELECT driver_id, customer_id, %1$s
                      FROM jsonb_populate_recordset(NULL::driver_position, CAST(:driverPositions AS jsonb))
                     WHERE EXISTS (SELECT FROM %3$s)
                    ON CONFLICT (driver_id) DO UPDATE SET (%1$s) = (%4$s)
                ),
                customer_positions AS (
                    INSERT INTO customer_position (customer_id, %2$s)
                    SELECT customer_id, %2$s
                      FROM jsonb_populate_recordset(NULL::customer_position, CAST(:customerPositions AS jsonb))
                     WHERE EXISTS (SELECT FROM %3$s)
                    ON CONFLICT (customer_id) DO UPDATE SET (%2$s) = (%5$s)
                )
                """.formatted(
                        DRIVER_COLUMNS, CUSTOMER_COLUMNS, guard, excluded(DRIVER_COLUMNS), excluded(CUSTOMER_COLUMNS));
    }

    /** The value of {@code :driverPositions}. */
    public static String drivers(List<DriverPosition> positions) {
        return JSON.writeValueAsString(positions);
    }

    /** The value of {@code :customerPositions}. */
    public static String customers(List<CustomerPosition> positions) {
        return JSON.writeValueAsString(positions);
    }

    private static String excluded(String columns) {
        return "EXCLUDED." + columns.replaceAll(",\\s*", ", EXCLUDED.");
    }
}
