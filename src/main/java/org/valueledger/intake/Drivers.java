package org.valueledger.intake;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Finds the drivers that rows name, many at a time, and remembers the latest of them; memory is limited. */
final class Drivers {

    private static final int REMEMBERED = 200_000;

    /** As a file names a driver. */
    record Key(String customer, String driver) {}

    /**
     * What was found for a key.
     *
     * @param driver null where there is none
     * @param customerKnown whether at least the customer exists, for whoever imports
     */
    record Found(@Nullable Driver driver, boolean customerKnown) {}

    /** Served by the unique keys of customer and driver, and by the primary key of measurement. */
    private static final String FIND = """
            SELECT k.place, c.id IS NOT NULL AS customer_known, d.id, CAST(newest.measured_on AS text) AS newest,
                   CASE WHEN d.question_count = 1 THEN ARRAY['PERFORMANCE']
                        ELSE ARRAY(SELECT q.role FROM question q WHERE q.driver_id = d.id ORDER BY q.position) END AS roles
              FROM unnest(?, ?) WITH ORDINALITY k (customer, driver, place)
              LEFT JOIN customer c ON c.external_id = k.customer AND (CAST(? AS text) IS NULL OR lower(c.account_manager) = ?)
              LEFT JOIN value_driver d ON d.customer_id = c.id AND d.external_id = k.driver
              LEFT JOIN LATERAL (SELECT m.measured_on FROM measurement m WHERE m.driver_id = d.id
                                  ORDER BY m.measured_on DESC LIMIT 1) newest ON true
            """;

    private final Connection connection;
    private final @Nullable String manager;
    private final Map<Key, Found> remembered = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Found> eldest) {
            return size() > REMEMBERED;
        }
    };

    Drivers(Connection connection, @Nullable String manager) {
        this.connection = connection;
        this.manager = manager;
    }

    /** Looks up those that are not remembered; at most as many as fit in memory. */
    void find(SequencedSet<Key> keys) throws SQLException {
        List<Key> wanted = new ArrayList<>();
        for (Key key : keys) {
            if (remembered.get(key) == null) {
                wanted.add(key);
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        try (var find = connection.prepareStatement(FIND)) {
            find.setArray(1, texts(wanted.stream().map(Key::customer).toArray()));
            find.setArray(2, texts(wanted.stream().map(Key::driver).toArray()));
            find.setString(3, manager);
            find.setString(4, manager);
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    remembered.put(wanted.get(rows.getInt("place") - 1), found(rows));
                }
            }
        }
    }

    private Array texts(Object[] texts) throws SQLException {
        return connection.createArrayOf("text", texts);
    }

    private static Found found(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        if (row.wasNull()) {
            return new Found(null, row.getBoolean("customer_known"));
        }
        String[] roles = (String[]) row.getArray("roles").getArray();
        return new Found(new Driver(id, List.of(roles), row.getString("newest")), true);
    }

    /** What {@link #find} has just found. */
    Found get(Key key) {
        Found found = remembered.get(key);
        if (found == null) {
            throw new IllegalStateException(key + " was not looked up");
        }
        return found;
    }
}
