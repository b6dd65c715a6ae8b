package org.valueledger.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.valueledger.position.DriverPosition;
import org.valueledger.position.PositionsOn;
import org.valueledger.valuation.Status;

/** One CSV row per driver with every figure at full precision. A chunk of rows is in memory at a time. */
@Component
class DriverValues {

    private static final int CHUNK = 1000;

    private static final String[] HEADER = {
        "customer_id",
        "customer_name",
        "driver_id",
        "driver_name",
        "direction",
        "kind",
        "unit",
        "currency",
        "unit_or_currency",
        "baseline",
        "baseline_date",
        "goal",
        "goal_date",
        "measured",
        "measured_on",
        "measured_amount",
        "adjusted_baseline",
        "adjusted_goal",
        "improvement",
        "attainment",
        "delivered",
        "low_bound",
        "confirmed",
        "stated",
        "planned",
        "shortfall",
        "surplus",
        "realisation_rate",
        "status"
    };

    /** Read with a cursor; served by the primary keys. */
    private static final String DRIVERS = """
            SELECT c.external_id AS customer_key, c.name AS customer_name, d.external_id AS driver_key, d.name AS driver_name,
                   d.direction, d.kind, d.unit, d.currency, b.taken_on, g.due_on, p.*
              FROM driver_position p
              JOIN value_driver d ON d.id = p.driver_id
              JOIN customer c ON c.id = p.customer_id
              JOIN LATERAL (SELECT taken_on FROM baseline b
                             WHERE b.driver_id = d.id AND (b.in_force_from IS NULL OR b.in_force_from <= ?)
                             ORDER BY b.version DESC LIMIT 1) b ON true
              JOIN LATERAL (SELECT due_on FROM goal g
                             WHERE g.driver_id = d.id AND (g.in_force_from IS NULL OR g.in_force_from <= ?)
                             ORDER BY g.version DESC LIMIT 1) g ON true
             WHERE CAST(? AS text) IS NULL OR lower(c.account_manager) = ?
             ORDER BY c.external_id, d.position, d.id
            """;

    /** What identifies a driver, and its figures as stored. */
    private record Line(
            long driverId,
            String[] names,
            @Nullable LocalDate baselineOn,
            @Nullable LocalDate goalOn,
            Figures figures) {}

    /** The figures in the order of the header, from {@code baseline} on without the two dates. */
    private record Figures(
            BigDecimal baseline,
            BigDecimal goal,
            @Nullable BigDecimal measured,
            @Nullable LocalDate measuredOn,
            List<@Nullable BigDecimal> rest,
            String status) {

        static Figures of(DriverPosition p) {
            List<@Nullable BigDecimal> rest = new ArrayList<>();
            rest.add(p.measuredAmount());
            rest.add(p.adjustedBaseline());
            rest.add(p.adjustedGoal());
            rest.add(p.improvement());
            rest.add(p.attainment());
            rest.add(p.delivered());
            rest.add(p.lowBound());
            rest.add(p.confirmed());
            rest.add(p.stated());
            rest.add(p.planned());
            rest.add(p.shortfall());
            rest.add(p.surplus());
            rest.add(p.realisationRate());
            return new Figures(
                    p.baseline(),
                    p.goal(),
                    p.measured(),
                    p.measuredOn(),
                    rest,
                    p.status().name());
        }

        static Figures of(ResultSet row, LocalDate today) throws SQLException {
            List<@Nullable BigDecimal> rest = new ArrayList<>();
            for (String column : List.of(
                    "measured_amount",
                    "adjusted_baseline",
                    "adjusted_goal",
                    "improvement",
                    "attainment",
                    "delivered",
                    "low_bound",
                    "confirmed",
                    "stated",
                    "planned",
                    "shortfall",
                    "surplus",
                    "realisation_rate")) {
                rest.add(row.getBigDecimal(column));
            }
            LocalDate staleAfter = row.getObject("stale_after", LocalDate.class);
            boolean old = staleAfter != null && today.isAfter(staleAfter);
            return new Figures(
                    row.getBigDecimal("baseline"),
                    row.getBigDecimal("goal"),
                    row.getBigDecimal("measured"),
                    row.getObject("measured_on", LocalDate.class),
                    rest,
                    old ? Status.OUT_OF_DATE.name() : row.getString("status"));
        }
    }

    private final DataSource database;

    DriverValues(DataSource database) {
        this.database = database;
    }

    /**
     * @param manager only this manager's customers; null: all
     * @param asOf null: the stored positions, out of date as of today; else every driver is valued as of that day
     * @return the file, written
     */
    Path write(Path file, @Nullable String manager, @Nullable LocalDate asOf, LocalDate today)
            throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                CsvWriter csv = CsvWriter.builder().build(file)) {
            connection.setAutoCommit(false);
            try {
                csv.writeRecord(HEADER);
                write(connection, csv, manager, asOf, today);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        return file;
    }

    private static void write(
            Connection connection, CsvWriter csv, @Nullable String manager, @Nullable LocalDate asOf, LocalDate today)
            throws SQLException {
        connection.createStatement().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        try (var query = connection.prepareStatement(DRIVERS)) {
            query.setFetchSize(CHUNK);
            LocalDate inForce = asOf == null ? today : asOf;
            query.setObject(1, inForce);
            query.setObject(2, inForce);
            query.setString(3, manager);
            query.setString(4, manager);
            List<Line> lines = new ArrayList<>(CHUNK);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    lines.add(line(rows, today));
                    if (lines.size() == CHUNK) {
                        write(connection, csv, lines, asOf);
                        lines.clear();
                    }
                }
            }
            write(connection, csv, lines, asOf);
        }
    }

    private static Line line(ResultSet row, LocalDate today) throws SQLException {
        String currency = row.getString("currency");
        String unit = row.getString("unit");
        String[] names = {
            guarded(row.getString("customer_key")),
            guarded(row.getString("customer_name")),
            guarded(row.getString("driver_key")),
            guarded(row.getString("driver_name")),
            row.getString("direction").toLowerCase(Locale.ROOT),
            row.getString("kind").toLowerCase(Locale.ROOT),
            guarded(unit),
            text(currency),
            currency == null ? guarded(unit) : currency
        };
        return new Line(
                row.getLong("driver_id"),
                names,
                row.getObject("taken_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                Figures.of(row, today));
    }

    private static void write(Connection connection, CsvWriter csv, List<Line> lines, @Nullable LocalDate asOf) {
        Map<Long, Figures> computed = new HashMap<>();
        if (asOf != null && !lines.isEmpty()) {
            var database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            PositionsOn.ofDrivers(database, lines.stream().map(Line::driverId).toList(), asOf)
                    .forEach(position -> computed.put(position.driverId(), Figures.of(position)));
        }
        lines.forEach(line -> write(csv, line, computed.getOrDefault(line.driverId(), line.figures())));
    }

    private static void write(CsvWriter csv, Line line, Figures figures) {
        List<String> cells = new ArrayList<>(List.of(line.names()));
        cells.add(text(figures.baseline()));
        cells.add(text(line.baselineOn()));
        cells.add(text(figures.goal()));
        cells.add(text(line.goalOn()));
        cells.add(text(figures.measured()));
        cells.add(text(figures.measuredOn()));
        figures.rest().forEach(number -> cells.add(text(number)));
        cells.add(figures.status().toLowerCase(Locale.ROOT));
        csv.writeRecord(cells);
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** A spreadsheet would take such a text for a formula. */
    static String guarded(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
