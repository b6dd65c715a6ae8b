package org.valueledger.businesscase;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.customer.VisibleCustomers;
import org.valueledger.storage.Binds;
import org.valueledger.storage.Rows;
import org.valueledger.web.Once;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads and stores the versions of customers' business cases. */
@Component
class BusinessCases {

    /** Both in one look, so that the guard of a write covers the version it replaces. */
    private static final String NOW = """
            SELECT c.version,
                   (SELECT max(b.version) FROM business_case b WHERE b.customer_id = c.id) AS newest
              FROM customer c
             WHERE c.id = :customer
            """;

    private static final String STORE = "WITH " + Once.CLAIM + """
            , guard AS (
                UPDATE customer SET version = version + 1, changed_at = now()
                 WHERE id = :customer AND version = :version AND\s""" + Once.CLAIMED + """

                RETURNING id
            ), stored AS (
                INSERT INTO business_case (customer_id, version, name, source, note, content, currency, npv, roi,
                                           payback_months, recorded_by)
                SELECT guard.id, :next, :name, :source, :note, :content, :currency, :npv, CAST(:roi AS numeric),
                       CAST(:payback AS numeric), :user
                  FROM guard
            )
            """ + Once.outcome("guard");

    private final DatabaseClient database;
    private final VisibleCustomers customers;
    private final Once once;
    private final JsonMapper json;

    BusinessCases(DatabaseClient database, VisibleCustomers customers, Once once, JsonMapper json) {
        this.database = database;
        this.customers = customers;
        this.once = once;
        this.json = json;
    }

    private record Now(long customerVersion, int newest) {}

    /** Makes the answer to a write. */
    interface Answering {

        /** @param version that is stored */
        Once.Answer stored(int version);

        /** @return null where the newest version says something else, or must be followed by another one all the same */
        default Once.@Nullable Answer unchanged(StoredCase newest) {
            return null;
        }
    }

    /** @return the version, or the newest where it is null; {@link CaseProblems.NoCase} where there is none */
    Mono<StoredCase> get(long customerId, @Nullable Integer version) {
        return find(customerId, version).switchIfEmpty(Mono.error(() -> new CaseProblems.NoCase(version)));
    }

    /** @return empty where there is none */
    Mono<StoredCase> find(long customerId, @Nullable Integer version) {
        var query = database.sql(StoredCase.FIND).bind("customer", customerId);
        return Binds.orNull(query, "version", version, Integer.class)
                .map(row -> StoredCase.of(row, json))
                .one();
    }

    /** Newest first. */
    Mono<List<StoredCase>> before(long customerId, int before, int limit) {
        return database.sql(StoredCase.BEFORE)
                .bind("customer", customerId)
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> StoredCase.of(row, json))
                .all()
                .collectList();
    }

    /**
     * Stores the next version.
     *
     * @param replaces the version that the caller has seen; without one the caller believes that there is none
     */
    Mono<Once.Answer> store(
            Viewer viewer,
            Once.Request request,
            String customerKey,
            Replaces replaces,
            NewCase added,
            Answering answering) {
        return once.run(request, () -> customers.idOf(customerKey, viewer).flatMap(customer -> now(customer)
                .flatMap(now -> {
                    replaces.check(now.newest());
                    return find(customer, now.newest())
                            .mapNotNull(answering::unchanged)
                            .switchIfEmpty(Mono.defer(() -> write(customer, now, added, viewer, request, answering)));
                })));
    }

    private Mono<Now> now(long customer) {
        return database.sql(NOW)
                .bind("customer", customer)
                .map(row -> new Now(
                        Rows.number(row, "version"), Objects.requireNonNullElse(row.get("newest", Integer.class), 0)))
                .one();
    }

    private Mono<Once.Answer> write(
            long customer, Now now, NewCase added, Viewer viewer, Once.Request request, Answering answering) {
        int next = now.newest() + 1;
        Once.Answer answer = answering.stored(next);
        var statement = database.sql(STORE)
                .bind("customer", customer)
                .bind("version", now.customerVersion())
                .bind("next", next)
                .bind("user", viewer.username());
        return Once.bind(values(statement, added), request, answer)
                .map(row -> Boolean.TRUE.equals(row.get("done", Boolean.class)))
                .one()
                .filter(done -> done)
                .map(done -> answer);
    }

    private GenericExecuteSpec values(GenericExecuteSpec statement, NewCase added) {
        var result = added.result();
        var bound = statement
                .bind("content", json.writeValueAsString(added.content()))
                .bind("currency", result.currency().getCurrencyCode())
                .bind("npv", result.npv());
        bound = Binds.textOrNull(bound, "name", added.heading().name());
        bound = Binds.textOrNull(bound, "source", added.heading().source());
        bound = Binds.textOrNull(bound, "note", added.heading().note());
        bound = Binds.orNull(bound, "roi", result.roi(), java.math.BigDecimal.class);
        return Binds.orNull(bound, "payback", result.paybackMonths(), java.math.BigDecimal.class);
    }
}
