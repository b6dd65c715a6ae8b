package org.valueledger.evidence;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import org.valueledger.evidence.Arrivals.Arrived;
import org.valueledger.storage.Binds;
import org.valueledger.storage.Rows;
import org.valueledger.web.Once;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Stores files, each by one statement that counts as a change of the customer. */
@Component
class EvidenceWrites {

    /** As the table's own rule says. */
    static final int MOST_FILES = 50;

    /** What a new file of the driver would be, and whether it is there already. By evidence_file_driver_id_number_key. */
    private static final String PLACE = """
            SELECT c.version, nextval(pg_get_serial_sequence('evidence_file', 'id')) AS id,
                   coalesce(max(f.number), 0) + 1 AS number,
                   count(*) FILTER (WHERE f.sha256 = :sha256 AND f.about = :about AND f.about_on IS NOT DISTINCT FROM :on)
                       AS brought_before,
                   max(f.id) FILTER (WHERE f.sha256 = :sha256 AND f.about = :about AND f.about_on IS NOT DISTINCT FROM :on
                                       AND NOT EXISTS (SELECT FROM evidence_withdrawn w WHERE w.evidence_id = f.id)) AS same
              FROM customer c LEFT JOIN evidence_file f ON f.driver_id = :driver
             WHERE c.id = :customer
             GROUP BY c.id
            """;

    /** Table expression {@code guard}: counts as a change of the customer. */
    static final String GUARD = "WITH " + Once.CLAIM + """
            , guard AS (
                UPDATE customer SET version = version + 1, changed_at = now()
                 WHERE id = :customer AND version = :version AND\s""" + Once.CLAIMED + """

                RETURNING id
            )
            """;

    private static final String STORE = GUARD + """
            , added AS (
                INSERT INTO evidence_file (id, customer_id, driver_id, number, about, about_on, file_name, media_type, size,
                                           sha256, note, withdrawn_before, recorded_by, recorded_at, bytes)
                OVERRIDING SYSTEM VALUE
                SELECT :id, :customer, :driver, :number, :about, :on, :name, :type, :size,
                       :sha256, :note, :withdrawnBefore, :by, :at, :bytes
                 WHERE EXISTS (SELECT FROM guard)
            )
            """ + Once.outcome("guard");

    /** Only remembers the answer. */
    private static final String THERE_ALREADY = "WITH " + Once.CLAIM + """
            , guard AS (SELECT FROM evidence_file WHERE id = :id)
            """ + Once.outcome("guard");

    private final DatabaseClient database;
    private final EvidenceRows rows;
    private final Once once;
    private final JsonMapper json;
    private final Clock clock;

    EvidenceWrites(DatabaseClient database, EvidenceRows rows, Once once, JsonMapper json, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.once = once;
        this.json = json;
        this.clock = clock;
    }

    private record Place(
            long version,
            long id,
            int number,
            int broughtBefore,
            @Nullable Long same) {

        static Place of(Readable row) {
            return new Place(
                    Rows.number(row, "version"),
                    Rows.number(row, "id"),
                    Rows.get(row, "number", Integer.class),
                    Rows.get(row, "brought_before", Integer.class),
                    row.get("same", Long.class));
        }
    }

    /** @return 201 with the file, or 200 with the one that has the same bytes for the same purpose */
    Mono<Once.Answer> store(Once.Request request, Purpose purpose, Arrived arrived) {
        return once.run(request, () -> place(purpose, arrived).flatMap(place -> {
            if (place.same() != null) {
                return rows.find(purpose.driverId(), place.same()).flatMap(file -> remember(request, file));
            }
            if (place.number() > MOST_FILES) {
                return Mono.error(RefusedFile.oneTooMany(arrived.fileName(), MOST_FILES));
            }
            return insert(request, purpose, arrived, place);
        }));
    }

    private Mono<Place> place(Purpose purpose, Arrived arrived) {
        var query = database.sql(PLACE)
                .bind("customer", purpose.customerId())
                .bind("driver", purpose.driverId())
                .bind("sha256", arrived.sha256())
                .bind("about", purpose.about().name());
        return Binds.orNull(query, "on", purpose.on(), LocalDate.class)
                .map(Place::of)
                .one();
    }

    private Mono<Once.Answer> insert(Once.Request request, Purpose purpose, Arrived arrived, Place place) {
        EvidenceFile file = file(purpose, arrived, place.id(), now(clock));
        GenericExecuteSpec statement = database.sql(STORE)
                .bind("customer", purpose.customerId())
                .bind("version", place.version())
                .bind("driver", purpose.driverId())
                .bind("id", place.id())
                .bind("number", place.number())
                .bind("about", purpose.about().name())
                .bind("name", file.fileName())
                .bind("type", file.mediaType())
                .bind("size", file.size())
                .bind("sha256", arrived.sha256())
                .bind("withdrawnBefore", place.broughtBefore())
                .bind("by", file.recordedBy())
                .bind("at", file.recordedAt())
                .bind("bytes", arrived.bytes());
        statement = Binds.orNull(statement, "on", purpose.on(), LocalDate.class);
        return run(Binds.textOrNull(statement, "note", purpose.note()), request, answer(201, file));
    }

    private static EvidenceFile file(Purpose purpose, Arrived arrived, long id, OffsetDateTime at) {
        return new EvidenceFile(
                id,
                purpose.customerId(),
                purpose.driverId(),
                purpose.about(),
                purpose.on(),
                arrived.fileName(),
                arrived.type().mediaType(),
                arrived.bytes().length,
                HexFormat.of().formatHex(arrived.sha256()),
                purpose.note(),
                purpose.recordedBy(),
                at,
                null);
    }

    private Mono<Once.Answer> remember(Once.Request request, EvidenceFile file) {
        return run(database.sql(THERE_ALREADY).bind("id", file.id()), request, answer(200, file));
    }

    /** Empty where somebody with the same key was faster. */
    static Mono<Once.Answer> run(GenericExecuteSpec statement, Once.Request request, Once.Answer answer) {
        return Once.bind(statement, request, answer)
                .map(row -> Boolean.TRUE.equals(row.get("done", Boolean.class)))
                .one()
                .filter(done -> done)
                .map(done -> answer);
    }

    private Once.Answer answer(int status, EvidenceFile file) {
        return new Once.Answer(status, json.writeValueAsString(file));
    }

    /** As fine as the database keeps it. */
    static OffsetDateTime now(Clock clock) {
        return OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
