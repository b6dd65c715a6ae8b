package org.valueledger.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Ten wrong passwords in a row within ten minutes, and that user name has to wait ten minutes, whether it exists or not.
 * Kept in memory, for at most so many names; the oldest are forgotten first.
 */
final class LoginLimiter {

    static final int TRIES = 10;
    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_NAMES = 10_000;

    private final Clock clock;
    private final Map<String, Streak> streaks = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Streak> eldest) {
            return size() > MOST_NAMES;
        }
    };

    LoginLimiter(Clock clock) {
        this.clock = clock;
    }

    /** @param since of the first failure, or of the last one where there were too many */
    private record Streak(int failures, Instant since) {}

    synchronized boolean mustWait(String username) {
        Streak streak = streaks.get(key(username));
        return streak != null && streak.failures() >= TRIES && !isOver(streak);
    }

    synchronized void failed(String username) {
        streaks.compute(key(username), (name, streak) -> {
            if (streak == null || isOver(streak)) {
                return new Streak(1, clock.instant());
            }
            int failures = streak.failures() + 1;
            return new Streak(failures, failures == TRIES ? clock.instant() : streak.since());
        });
    }

    synchronized void succeeded(String username) {
        streaks.remove(key(username));
    }

    private boolean isOver(Streak streak) {
        return !clock.instant().isBefore(streak.since().plus(WINDOW));
    }

    private static String key(String username) {
        return username.toLowerCase(Locale.ROOT);
    }
}
