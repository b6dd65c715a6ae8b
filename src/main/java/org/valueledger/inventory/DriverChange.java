package org.valueledger.inventory;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.valueledger.web.Once;
import reactor.core.publisher.Mono;

/** What every statement has in common that changes one driver: nothing happens unless both versions are the ones read. */
final class DriverChange {

    private DriverChange() {}

    /** Table expressions {@code guard} and {@code touched}; the effect selects from the latter. */
    static final String GUARD = "WITH " + Once.CLAIM + """
            , guard AS (
                UPDATE customer SET version = version + 1, changed_at = now()
                 WHERE id = :customer AND version = :customerVersion AND\s""" + Once.CLAIMED + """

                RETURNING id
            )""";

    static final String TOUCHED = GUARD + """
            , touched AS (
                UPDATE value_driver SET version = version + 1, changed_by = :user
                 WHERE id = :driver AND version = :driverVersion AND EXISTS (SELECT FROM guard)
                RETURNING id
            )""";

    static final String OUTCOME = " " + Once.outcome("touched");

    static GenericExecuteSpec statement(DatabaseClient database, String sql, Scene scene, String user) {
        return database.sql(sql)
                .bind("customer", scene.customer().id())
                .bind("customerVersion", scene.customer().version())
                .bind("driver", scene.driver().id())
                .bind("driverVersion", scene.driver().version())
                .bind("user", user);
    }

    /** Runs it; empty where the key was known already. */
    static Mono<Once.Answer> run(GenericExecuteSpec statement, Once.Request request, Once.Answer answer) {
        return Once.bind(statement, request, answer)
                .map(row -> Boolean.TRUE.equals(row.get("done", Boolean.class)))
                .one()
                .filter(done -> done)
                .map(done -> answer);
    }
}
