package org.valueledger.sample;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was agreed about a driver, locked baseline and signed goal, on its way into the database. */
final class AgreementRows {

    private final JdbcClient database;
    private final LocalDate today;
    private final String recordedBy;

    AgreementRows(JdbcClient database, LocalDate today, String recordedBy) {
        this.database = database;
        this.today = today;
        this.recordedBy = recordedBy;
    }

    void insert(long driver, SampleDriver of) {
        LocalDate agreedOn = of.baseline().takenOn().from(today);
        int questions = of.questions().size();
        baseline(driver, questions, of.baseline(), agreedOn);
        goal(driver, questions, of.goal(), agreedOn);
    }

    private void baseline(long driver, int questions, SampleDriver.Baseline baseline, LocalDate lockedOn) {
        database.sql("""
                        INSERT INTO baseline (driver_id, version, question_count, answers, taken_on, period_start, source,
                                              grade, recorded_by, recorded_at)
                        VALUES (:driver, 1, :questions, CAST(:answers AS numeric[]), :takenOn, :periodStart, :source,
                                :grade, :by, :recordedOn)
                        """)
                .param("driver", driver)
                .param("questions", questions)
                .param("answers", ArrayText.of(baseline.answers()))
                .param("takenOn", lockedOn)
                .param("periodStart", baseline.periodStart().from(today))
                .param("source", baseline.source())
                .param("grade", baseline.grade())
                .param("by", recordedBy)
                .param("recordedOn", lockedOn)
                .update();
    }

    private void goal(long driver, int questions, SampleDriver.Goal goal, LocalDate agreedOn) {
        database.sql("""
                        INSERT INTO goal (driver_id, version, question_count, answers, due_on, ramp_dates, ramp_shares,
                                          agreed_source, agreed_by, recorded_by, recorded_at)
                        VALUES (:driver, 1, :questions, CAST(:answers AS numeric[]), :dueOn, CAST(:rampDates AS date[]),
                                CAST(:rampShares AS numeric[]), :source, :agreedBy, :by, :recordedOn)
                        """)
                .param("driver", driver)
                .param("questions", questions)
                .param("answers", ArrayText.of(goal.answers()))
                .param("dueOn", goal.dueOn().from(today))
                .param("rampDates", dates(goal.ramp()))
                .param("rampShares", shares(goal.ramp()))
                .param("source", "sign-off by " + goal.agreedBy())
                .param("agreedBy", goal.agreedBy())
                .param("by", recordedBy)
                .param("recordedOn", agreedOn)
                .update();
    }

    private @Nullable String dates(@Nullable List<SampleDriver.RampPoint> ramp) {
        return ramp == null
                ? null
                : ArrayText.of(
                        ramp.stream().map(point -> point.on().from(today)).toList());
    }

    private static @Nullable String shares(@Nullable List<SampleDriver.RampPoint> ramp) {
        return ramp == null
                ? null
                : ArrayText.of(ramp.stream().map(SampleDriver.RampPoint::share).toList());
    }
}
