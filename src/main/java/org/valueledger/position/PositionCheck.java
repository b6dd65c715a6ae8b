package org.valueledger.position;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Computes every position anew from the readings and compares it with the stored one. It must find no difference; that it
 * is run at all is what makes the lists trustworthy.
 */
@Component
public class PositionCheck {

    private static final int CHUNK = 50;
    private static final int MOST_REPORTED = 100;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataSource dataSource;

    PositionCheck(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * @param customers how many were computed
     * @param differences how many figures differ
     * @param first the first hundred of them
     */
    public record Outcome(long customers, long differences, List<Difference> first) {}

    /** @param subject which row, such as {@code driver 17} */
    public record Difference(
            String subject,
            String figure,
            @Nullable String stored,
            @Nullable String computed) {}

    /** Blocks while it reads; sees one moment of the database, so that writes in between cannot look like faults. */
    public Outcome run() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return compareAll(connection);
            } finally {
                connection.rollback();
            }
        }
    }

    private static Outcome compareAll(Connection connection) {
        var database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        var books = new JdbcBooks(database);
        List<Difference> differences = new ArrayList<>();
        long customers = 0;
        long count = 0;
        for (List<Long> chunk = after(database, 0); !chunk.isEmpty(); chunk = after(database, chunk.getLast())) {
            List<Difference> found = compare(database, books, chunk);
            count += found.size();
            customers += chunk.size();
            found.stream().limit(MOST_REPORTED - differences.size()).forEach(differences::add);
        }
        return new Outcome(customers, count, differences);
    }

    private static List<Long> after(JdbcClient database, long id) {
        return database.sql("SELECT id FROM customer WHERE id > :after ORDER BY id LIMIT :chunk")
                .param("after", id)
                .param("chunk", CHUNK)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private static List<Difference> compare(JdbcClient database, JdbcBooks books, List<Long> customerIds) {
        Map<String, Map<String, Object>> computed = new LinkedHashMap<>();
        for (CustomerBook book : books.ofCustomers(customerIds)) {
            Positions positions = Positions.of(book);
            computed.put("customer " + book.customerId(), figures(positions.customer()));
            positions.drivers().forEach(p -> computed.put("driver " + p.driverId(), figures(p)));
        }
        Map<String, Map<String, Object>> stored = stored(database, customerIds);
        List<Difference> differences = new ArrayList<>();
        computed.forEach((subject, figures) ->
                differences.addAll(differences(subject, stored.getOrDefault(subject, Map.of()), figures)));
        stored.keySet().stream()
                .filter(subject -> !computed.containsKey(subject))
                .forEach(subject -> differences.add(new Difference(subject, "row", "stored", null)));
        return differences;
    }

    private static Map<String, Map<String, Object>> stored(JdbcClient database, List<Long> customerIds) {
        Map<String, Map<String, Object>> stored = new LinkedHashMap<>();
        Long[] ids = customerIds.toArray(Long[]::new);
        database.sql("SELECT * FROM customer_position WHERE customer_id = ANY(:customers)")
                .param("customers", ids)
                .query(row -> {
                    CustomerPosition position = PositionRows.customer(new JdbcColumns(row));
                    stored.put("customer " + position.customerId(), figures(position));
                });
        database.sql(PositionRows.DRIVERS_OF_CUSTOMERS).param("customers", ids).query(row -> {
            DriverPosition position = PositionRows.driver(new JdbcColumns(row));
            stored.put("driver " + position.driverId(), figures(position));
        });
        return stored;
    }

    private static Map<String, Object> figures(Record position) {
        Map<String, Object> figures = new LinkedHashMap<>();
        JSON.valueToTree(position)
                .properties()
                .forEach(p -> figures.put(
                        p.getKey(),
                        p.getValue().isNumber()
                                ? p.getValue().decimalValue()
                                : p.getValue().asString("")));
        return figures;
    }

    private static List<Difference> differences(
            String subject, Map<String, Object> stored, Map<String, Object> computed) {
        return computed.entrySet().stream()
                .filter(figure -> !same(stored.get(figure.getKey()), figure.getValue()))
                .map(figure -> new Difference(
                        subject,
                        figure.getKey(),
                        Objects.toString(stored.get(figure.getKey()), null),
                        Objects.toString(figure.getValue(), null)))
                .toList();
    }

    private static boolean same(@Nullable Object stored, @Nullable Object computed) {
        return stored instanceof BigDecimal a && computed instanceof BigDecimal b
                ? a.compareTo(b) == 0
                : Objects.equals(stored, computed);
    }
}
