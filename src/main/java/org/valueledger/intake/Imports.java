package org.valueledger.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Brings files into the database: all of a file in one transaction, or nothing. Blocks; callers leave the event loop. */
@Component
public class Imports {

    private static final String SERIALIZATION = "40001";
    private static final String DEADLOCK = "40P01";
    private static final String TAKEN = "23505";
    private static final int ATTEMPTS = 3;

    private final DataSource database;
    private final Clock clock;

    @Autowired
    Imports(DataSource database) {
        this(database, Clock.systemUTC());
    }

    public Imports(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Imports a file, or only tries.
     *
     * @return what became of it, also where it was rejected
     * @throws IOException if the file cannot be read
     */
    public ImportResult run(ImportOrder order, Path file) throws IOException, SQLException {
        boolean careful = false;
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(order, file, careful);
            } catch (StagedReadings.ConflictAbove e) {
                // The file is rejected; another pass that takes no short way finds the rows to name.
                careful = true;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !isPassing(e)) {
                    throw e;
                }
            }
        }
    }

    /** Somebody else changed the same rows at the same time; nothing is stored, so all can be done again. */
    private static boolean isPassing(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.equals(SERIALIZATION) || state.equals(DEADLOCK) || state.equals(TAKEN);
    }

    private ImportResult attempt(ImportOrder order, Path file, boolean careful) throws IOException, SQLException {
        Problems problems = new Problems();
        FileLayout layout = FileLayout.of(file, order.table());
        layout.report(problems);
        if (problems.isFatal()) {
            return result(order, problems, 0, new ImportRun.Written(0, 0), false);
        }
        RowRules rules = RowRules.of(order.table(), LocalDate.now(clock));
        try (Connection connection = database.getConnection();
                CheckedRows rows = new CheckedRows(file, layout, rules, problems)) {
            connection.setAutoCommit(false);
            boolean stored = false;
            try {
                ImportRun run = ImportRun.open(order, careful, connection, sha256(file), problems);
                ImportRun.Written written = store(run, rows);
                long accepted = run.isLost() ? 0 : rows.read() - problems.rejectedRows();
                stored = !run.isLost() && !order.dryRun();
                if (stored) {
                    run.close(accepted, written);
                    connection.commit();
                }
                return result(order, problems, accepted, written, stored);
            } finally {
                if (!stored) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }

    private static ImportRun.Written store(ImportRun run, CheckedRows rows) throws SQLException {
        return switch (run.order().table()) {
            case CUSTOMERS -> CustomerImport.store(run, rows);
            case DRIVERS -> DriverImport.store(run, rows);
            case MEASUREMENTS -> MeasurementImport.store(run, rows);
        };
    }

    private static ImportResult result(
            ImportOrder order, Problems problems, long accepted, ImportRun.Written written, boolean stored) {
        return new ImportResult(
                accepted,
                problems.rejectedRows(),
                problems.errors(),
                problems.errorCount(),
                problems.notices(),
                accepted == 0 ? 0 : written.created(),
                accepted == 0 ? 0 : written.corrected(),
                stored,
                order.dryRun());
    }

    private static byte[] sha256(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return ((DigestInputStream) in).getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
