package org.valueledger.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Idempotency keys are remembered for a week; nobody retries for longer. Served by idempotency_key_by_age. */
@Configuration
class ForgottenKeys {

    @Bean
    RecurringTask<Void> forgetKeysTask(DataSource dataSource) {
        var database = JdbcClient.create(dataSource);
        return Tasks.recurring("forget-idempotency-keys", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> database.sql(
                                "DELETE FROM idempotency_key WHERE created_at < now() - interval '7 days'")
                        .update());
    }
}
