package org.valueledger.evidence;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.storage.Binds;
import org.valueledger.storage.Rows;
import reactor.core.publisher.Mono;

/** Reads the stored files. Their bytes are read only where they are asked for. */
@Component
class EvidenceRows {

    private static final String FILES = """
            SELECT f.id, f.customer_id, f.driver_id, f.about, f.about_on, f.file_name, f.media_type, f.size, f.sha256, f.note,
                   f.recorded_by, f.recorded_at, w.reason, w.recorded_by AS withdrawn_by, w.recorded_at AS withdrawn_at
              FROM evidence_file f LEFT JOIN evidence_withdrawn w ON w.evidence_id = f.id
            """;

    /** By evidence_file_driver_id_number_key. */
    private static final String OF_DRIVER = FILES + """
             WHERE f.driver_id = :driver AND (CAST(:about AS text) IS NULL OR f.about = :about)
             ORDER BY f.number DESC
            """;

    /** By the primary key. */
    private static final String ONE = FILES + "WHERE f.id = :id AND f.driver_id = :driver";

    private static final String BYTES = "SELECT bytes FROM evidence_file WHERE id = :id";

    private static final String NAMES = """
            SELECT c.name AS customer, d.name AS driver
              FROM value_driver d JOIN customer c ON c.id = d.customer_id
             WHERE d.id = :driver
            """;

    /** By the primary key of measurement. */
    private static final String READING_DAYS = """
            SELECT DISTINCT measured_on FROM measurement WHERE driver_id = :driver ORDER BY measured_on DESC LIMIT 100
            """;

    private final DatabaseClient database;

    EvidenceRows(DatabaseClient database) {
        this.database = database;
    }

    record Names(String customer, String driver) {}

    /** @param about null for all */
    Mono<List<EvidenceFile>> ofDriver(long driver, @Nullable About about) {
        var query = database.sql(OF_DRIVER).bind("driver", driver);
        return Binds.textOrNull(query, "about", about == null ? null : about.name())
                .map(EvidenceRows::file)
                .all()
                .collectList();
    }

    /** Empty where the driver has no such file. */
    Mono<EvidenceFile> find(long driver, long id) {
        return database.sql(ONE)
                .bind("id", id)
                .bind("driver", driver)
                .map(EvidenceRows::file)
                .one();
    }

    Mono<byte[]> bytes(long id) {
        return database.sql(BYTES)
                .bind("id", id)
                .map(row -> Rows.get(row, "bytes", byte[].class))
                .one();
    }

    Mono<Names> names(long driver) {
        return database.sql(NAMES)
                .bind("driver", driver)
                .map(row -> new Names(Rows.text(row, "customer"), Rows.text(row, "driver")))
                .one();
    }

    /** Newest first. */
    Mono<List<LocalDate>> readingDays(long driver) {
        return database.sql(READING_DAYS)
                .bind("driver", driver)
                .map(row -> Rows.get(row, "measured_on", LocalDate.class))
                .all()
                .collectList();
    }

    private static EvidenceFile file(Readable row) {
        return new EvidenceFile(
                Rows.number(row, "id"),
                Rows.number(row, "customer_id"),
                Rows.number(row, "driver_id"),
                About.valueOf(Rows.text(row, "about")),
                row.get("about_on", LocalDate.class),
                Rows.text(row, "file_name"),
                Rows.text(row, "media_type"),
                Rows.get(row, "size", Integer.class),
                HexFormat.of().formatHex(Rows.get(row, "sha256", byte[].class)),
                row.get("note", String.class),
                Rows.text(row, "recorded_by"),
                time(row, "recorded_at"),
                withdrawal(row));
    }

    private static EvidenceFile.@Nullable Withdrawal withdrawal(Readable row) {
        String reason = row.get("reason", String.class);
        return reason == null
                ? null
                : new EvidenceFile.Withdrawal(reason, Rows.text(row, "withdrawn_by"), time(row, "withdrawn_at"));
    }

    private static OffsetDateTime time(Readable row, String column) {
        return Rows.get(row, column, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
