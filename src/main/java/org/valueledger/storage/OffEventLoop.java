package org.valueledger.storage;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The one place where work leaves the event loop: JDBC, files, password hashing, PDF. Threads and queue are limited, so
 * that a flood is refused instead of piling up.
 */
@Component
public class OffEventLoop implements Executor, DisposableBean {

    private static final int THREADS = 8;
    private static final int QUEUE = 200;

    private final Scheduler workers = Schedulers.newBoundedElastic(THREADS, QUEUE, "off-event-loop");

    /** Runs blocking or heavy work; null becomes an empty result. */
    public <T> Mono<T> run(Callable<? extends T> work) {
        return Mono.<T>fromCallable(work::call).subscribeOn(workers);
    }

    @Override
    public void execute(Runnable work) {
        workers.schedule(work);
    }

    @Override
    public void destroy() {
        workers.dispose();
    }
}
