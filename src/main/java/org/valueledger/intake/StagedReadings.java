package org.valueledger.intake;

import java.sql.SQLException;
import org.valueledger.position.BulkPositions;

/**
 * Readings that may meet others of the same driver and day: in the file, or in the database. The same reading again
 * changes nothing; another one in the database gets a further revision; another one in the file is an error.
 */
final class StagedReadings {

    private static final String STAGED = """
            CREATE TEMPORARY TABLE staged (row bigint NOT NULL, driver_id bigint NOT NULL, measured_on date NOT NULL,
                question_count smallint NOT NULL, answers numeric[] NOT NULL, period_start date, grade text, source text)
            ON COMMIT DROP
            """;

    /** Rows of the file that say different things about the same day. */
    private static final String CONFLICTS = """
            SELECT s.row, CAST(s.measured_on AS text), CAST(CASE WHEN s.row = k.first THEN k.last ELSE k.first END AS text)
              FROM staged s
              JOIN (SELECT driver_id, measured_on, min(row) AS first, max(row) AS last
                      FROM staged GROUP BY driver_id, measured_on
                    HAVING count(*) > 1 AND count(DISTINCT (answers, period_start, grade, source)) > 1) k
                USING (driver_id, measured_on)
            """;

    private static final String REPEATED = """
            DELETE FROM staged s
             USING (SELECT driver_id, measured_on, min(row) AS first
                      FROM staged GROUP BY driver_id, measured_on HAVING count(*) > 1) k
             WHERE s.driver_id = k.driver_id AND s.measured_on = k.measured_on AND s.row > k.first
            """;

    /** Beside each staged row the reading that counts now. Cells left empty take its values. */
    private static final String COMPARED = """
            CREATE TEMPORARY TABLE compared ON COMMIT DROP AS
            SELECT s.row, s.driver_id, s.measured_on, s.question_count, s.answers, coalesce(s.period_start, m.period_start) AS period_start,
                   coalesce(s.grade, m.grade, 'STATED') AS grade, coalesce(s.source, m.source) AS source, m.revision,
                   m.import_run_id = run.id AS from_this_file,
                   m.revision IS NOT NULL AND m.answers = s.answers
                     AND coalesce(s.period_start = m.period_start, s.period_start IS NULL)
                     AND coalesce(s.grade = m.grade, true)
                     AND coalesce(s.source = m.source, s.source IS NULL) AS same,
                   m.revision IS NOT NULL AND m.answers = s.answers AND s.period_start IS NOT DISTINCT FROM m.period_start
                     AND coalesce(s.grade, 'STATED') = m.grade AND s.source IS NOT DISTINCT FROM m.source AS repeated
              FROM staged s
             CROSS JOIN this_run run
              LEFT JOIN LATERAL (SELECT * FROM measurement m
                                  WHERE m.driver_id = s.driver_id AND m.measured_on = s.measured_on
                                  ORDER BY m.revision DESC LIMIT 1) m ON true
            """;

    private static final String INSERT = """
            INSERT INTO measurement (driver_id, measured_on, revision, question_count, answers, period_start, grade, source, reason,
                   import_run_id, recorded_by)
            SELECT c.driver_id, c.measured_on, coalesce(c.revision + 1, 0), c.question_count, c.answers, c.period_start, c.grade, c.source,
                   CASE WHEN c.revision IS NOT NULL THEN run.reason END, run.id, run.by_user
              FROM compared c CROSS JOIN this_run run
             WHERE NOT c.same
             ORDER BY c.driver_id, c.measured_on
            """;

    /** A staged row contradicts one that was copied straight into the table, where its row number is not known any more. */
    static final class ConflictAbove extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    private StagedReadings() {}

    static void prepare(ImportRun run) throws SQLException {
        run.run(STAGED);
    }

    /** Compares and, unless the run is lost, stores; the customers are locked from here on. */
    static ImportRun.Written compare(ImportRun run, BulkPositions positions) throws SQLException {
        run.run("ANALYZE staged");
        run.reject("staged", CONFLICTS, "date", "reading.conflict");
        run.run(REPEATED);
        run.run(COMPARED);
        if (run.count("SELECT count(*) FROM compared WHERE from_this_file AND NOT repeated") > 0) {
            throw new ConflictAbove();
        }
        if (run.isLost()) {
            return new ImportRun.Written(0, 0);
        }
        run.run(
                "INSERT INTO changed_driver SELECT DISTINCT driver_id FROM compared WHERE NOT same AND from_this_file IS NOT TRUE");
        positions.lock();
        long corrected = run.count(
                "SELECT count(*) FROM compared WHERE NOT same AND from_this_file IS NOT TRUE AND revision IS NOT NULL");
        run.run("DELETE FROM compared WHERE from_this_file");
        return new ImportRun.Written(run.run(INSERT) - corrected, corrected);
    }
}
