package org.valueledger.storage;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the recurring work that other packages define as beans. The schedule lives in the database, so that several
 * instances share it and a killed one's work is taken over.
 */
@Component
class Jobs implements SmartLifecycle {

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int THREADS = 2;

    private final Scheduler scheduler;
    private volatile boolean running;

    Jobs(DataSource dataSource, List<RecurringTask<?>> work) {
        this.scheduler = Scheduler.create(dataSource)
                .startTasks(work)
                .threads(THREADS)
                .executorService(Executors.newFixedThreadPool(
                        THREADS, Thread.ofVirtual().name("job-", 0).factory()))
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .pollingInterval(Duration.ofSeconds(10))
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
