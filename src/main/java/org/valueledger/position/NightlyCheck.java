package org.valueledger.position;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Compares stored positions with the readings every night, and says so loudly where they differ. */
@Configuration
class NightlyCheck {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyCheck.class);

    @Bean
    RecurringTask<Void> positionCheckTask(PositionCheck check) {
        return Tasks.recurring("position-check", Schedules.daily(ZoneOffset.UTC, LocalTime.of(2, 30)))
                .execute((instance, context) -> report(check));
    }

    private static void report(PositionCheck check) {
        try {
            PositionCheck.Outcome outcome = check.run();
            if (outcome.differences() == 0) {
                LOG.info("Positions of {} customers agree with their readings", outcome.customers());
            } else {
                LOG.error(
                        "Positions differ from the readings in {} figures: {}", outcome.differences(), outcome.first());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("positions could not be checked", e);
        }
    }
}
