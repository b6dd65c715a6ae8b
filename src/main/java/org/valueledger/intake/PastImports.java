package org.valueledger.intake;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.storage.Binds;
import reactor.core.publisher.Flux;

/** The list of imports that stored something; a manager sees the own ones. */
@Component
class PastImports {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'");
    private static final int SHOWN = 50;

    private static final String NEWEST = """
            SELECT id, what, file_name, accepted, rejected, created, corrected, by_user, ran_at
              FROM import_run
             WHERE CAST(:username AS text) IS NULL OR lower(by_user) = :username
             ORDER BY id DESC
             LIMIT :limit
            """;

    /** @param what in lower case, as message keys have it */
    record PastImport(
            String what,
            String fileName,
            long accepted,
            long rejected,
            long created,
            long corrected,
            String byUser,
            String ranAt) {}

    private final DatabaseClient database;

    PastImports(DatabaseClient database) {
        this.database = database;
    }

    Flux<PastImport> newest(Viewer viewer) {
        var query = database.sql(NEWEST).bind("limit", SHOWN);
        return Binds.textOrNull(query, "username", viewer.managerFilter())
                .mapProperties(Row.class)
                .all()
                .map(Row::read);
    }

    /** One row of the query. */
    record Row(
            long id,
            String what,
            String fileName,
            long accepted,
            long rejected,
            long created,
            long corrected,
            String byUser,
            OffsetDateTime ranAt) {

        PastImport read() {
            return new PastImport(
                    what.toLowerCase(java.util.Locale.ROOT),
                    fileName,
                    accepted,
                    rejected,
                    created,
                    corrected,
                    byUser,
                    ranAt.withOffsetSameInstant(ZoneOffset.UTC).format(MINUTE));
        }
    }
}
