package org.valueledger.intake;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.valueledger.intake.Drivers.Found;
import org.valueledger.intake.Drivers.Key;
import org.valueledger.position.BulkPositions;

/**
 * Readings, by the million. A row that is later than everything known of its driver cannot meet another reading: it is
 * copied straight into the table. All others wait in {@code staged} and are compared by {@link StagedReadings}. So a file
 * in the order of its dates costs little more than the copy, and any other file is still right.
 */
final class MeasurementImport {

    private static final String COPY_NEW = """
            COPY measurement (driver_id, measured_on, question_count, answers, period_start, grade, source, import_run_id, recorded_by)
            FROM STDIN""";
    private static final String COPY_STAGED =
            "COPY staged (row, driver_id, measured_on, question_count, answers, period_start, grade, source) FROM STDIN";

    private final ImportRun run;
    private final Drivers drivers;
    /** Only where the first problem undoes everything: a row that is in the table cannot be taken out again. */
    private final boolean straight;

    private final CopyLines fresh = new CopyLines();
    private final CopyLines staged = new CopyLines();
    private final CopyLines changed = new CopyLines();
    private long created;

    private MeasurementImport(ImportRun run) {
        this.run = run;
        drivers = new Drivers(run.connection(), run.order().managerFilter());
        straight = !run.careful() && !run.order().dryRun() && run.order().onError() == ImportOrder.OnError.REJECT_FILE;
    }

    static ImportRun.Written store(ImportRun run, CheckedRows rows) throws SQLException {
        BulkPositions positions = BulkPositions.prepare(run.connection());
        StagedReadings.prepare(run);
        MeasurementImport readings = new MeasurementImport(run);
        // The table grows while the same lookup runs again and again: a plan made for the small table must not be kept.
        run.run("SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off");
        RowBlocks.each(rows, readings::take);
        run.run("SET LOCAL enable_seqscan = on; SET LOCAL enable_hashjoin = on; SET LOCAL enable_mergejoin = on");
        ImportRun.Written compared = StagedReadings.compare(run, positions);
        if (!run.isLost() && !run.order().dryRun()) {
            run.count("SELECT 1 FROM ledger_append_import((SELECT id FROM this_run),"
                    + " ARRAY(SELECT DISTINCT driver_id FROM changed_driver))");
            positions.refresh();
        }
        return new ImportRun.Written(readings.created + compared.created(), compared.corrected());
    }

    private void take(List<Row> rows) throws SQLException {
        SequencedSet<Key> keys = new LinkedHashSet<>();
        rows.forEach(row -> keys.add(key(row)));
        drivers.find(keys);
        for (Row row : rows) {
            add(row, drivers.get(key(row)));
        }
        // After the first error everything will be undone, so only the search for further errors goes on.
        boolean lost = run.isLost();
        fresh.send(run.connection(), lost ? null : COPY_NEW);
        staged.send(run.connection(), COPY_STAGED);
        changed.send(run.connection(), lost ? null : "COPY changed_driver FROM STDIN");
    }

    private static Key key(Row row) {
        return new Key(row.required(MeasurementColumns.CUSTOMER), row.required(MeasurementColumns.DRIVER));
    }

    private void add(Row row, Found found) {
        Driver driver = found.driver();
        Supplier<Problem> wrong = problem(row, found);
        if (driver == null || wrong != null) {
            run.problems().reject(wrong == null ? List.of() : List.of(wrong));
            return;
        }
        if (straight && driver.isNews(row.required(MeasurementColumns.DATE))) {
            reading(fresh, row, driver, "STATED");
            fresh.field(run.id()).field(run.order().username()).endLine();
            created++;
            if (driver.markChanged()) {
                changed.field(driver.id()).endLine();
            }
        } else {
            staged.field(row.number());
            reading(staged, row, driver, null);
            staged.endLine();
        }
    }

    private static @Nullable Supplier<Problem> problem(Row row, Found found) {
        Driver driver = found.driver();
        String condition = row.cell(MeasurementColumns.CONDITION);
        if (driver == null) {
            Key key = key(row);
            return found.customerKnown()
                    ? () -> problem(row, "driver_id", key.driver(), "driver.unknown", key.customer())
                    : () -> problem(row, "customer_id", key.customer(), "customer.unknown");
        }
        if (!driver.isAnswerable()) {
            return () -> problem(row, "driver_id", key(row).driver(), "driver.ownQuestions");
        }
        if (driver.asksForCondition() && condition == null) {
            return () -> Problem.ofColumn(row.number(), "condition", "condition.missing", key(row).driver());
        }
        if (!driver.asksForCondition() && condition != null) {
            return () -> problem(row, "condition", condition, "driver.noCondition");
        }
        return null;
    }

    private static Problem problem(Row row, String column, String value, String key, String... more) {
        List<Object> arguments = new ArrayList<>(List.of(Problem.shortened(value)));
        arguments.addAll(List.of(more));
        return new Problem(row.number(), column, Problem.shortened(value), Texts.of(key, arguments.toArray()));
    }

    private static void reading(CopyLines lines, Row row, Driver driver, @Nullable String gradeUnlessGiven) {
        String value = row.required(MeasurementColumns.VALUE);
        String condition = row.cell(MeasurementColumns.CONDITION);
        String grade = row.cell(MeasurementColumns.GRADE);
        lines.field(driver.id()).field(row.required(MeasurementColumns.DATE)).field(driver.questions());
        if (condition != null && driver.asksForConditionFirst()) {
            lines.array(condition, value);
        } else {
            lines.array(value, condition);
        }
        lines.field(row.cell(MeasurementColumns.PERIOD_START))
                .field(grade == null ? gradeUnlessGiven : grade)
                .field(row.cell(MeasurementColumns.SOURCE));
    }
}
