package org.valueledger.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A driver's readings on their way into the database; their visits are there already. */
final class ReadingRows {

    private final JdbcClient database;
    private final LocalDate today;
    private final String recordedBy;

    ReadingRows(JdbcClient database, LocalDate today, String recordedBy) {
        this.database = database;
        this.today = today;
        this.recordedBy = recordedBy;
    }

    /** A reading with its place; {@code visit} is when it was taken. */
    record Due(
            long customer, long driver, SampleDriver of, SampleDriver.Reading reading, int revision, LocalDate visit) {}

    /** Readings of one day follow each other: each is the next revision of that day. */
    List<Due> of(long customer, long driver, SampleDriver of) {
        Map<LocalDate, Integer> revisions = new HashMap<>();
        List<Due> due = new ArrayList<>();
        for (SampleDriver.Reading reading : of.readings()) {
            int revision = revisions.merge(reading.on().from(today), 0, (before, none) -> before + 1);
            due.add(new Due(
                    customer, driver, of, reading, revision, reading.visit().from(today)));
        }
        return due;
    }

    void insert(Due due) {
        SampleDriver of = due.of();
        SampleDriver.Reading reading = due.reading();
        SampleDay periodStart = reading.periodStart();
        BigDecimal confidence = reading.confidence();
        int inserted = database.sql("""
                        INSERT INTO measurement (driver_id, measured_on, revision, question_count, answers, period_start,
                                                 grade, confidence, set_aside, source, evidence, reason, visit_id,
                                                 recorded_by, recorded_at)
                        SELECT :driver, :on, :revision, :questions, CAST(:answers AS numeric[]), CAST(:periodStart AS date),
                               :grade, :confidence, :setAside, :source, :evidence, :reason, v.id,
                               :by, v.visit_on + make_interval(days => :revision)
                          FROM visit v
                         WHERE v.customer_id = :customer AND v.visit_on = :visit
                        """)
                .param("driver", due.driver())
                .param("customer", due.customer())
                .param("on", reading.on().from(today))
                .param("revision", due.revision())
                .param("questions", of.questions().size())
                .param("answers", ArrayText.of(reading.answers()))
                .param("periodStart", periodStart == null ? null : periodStart.from(today))
                .param("grade", reading.grade())
                .param("confidence", confidence == null ? BigDecimal.ONE : confidence)
                .param("setAside", reading.setAside())
                .param("source", of.readingSource())
                .param("evidence", reading.evidence())
                .param("reason", reading.reason())
                .param("visit", due.visit())
                .param("by", recordedBy)
                .update();
        if (inserted != 1) {
            throw new IllegalStateException("reading of " + of.key() + " on " + reading.on() + " names no visit");
        }
    }
}
