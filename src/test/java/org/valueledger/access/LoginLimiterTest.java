package org.valueledger.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginLimiterTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource source = () -> now;
    private final LoginLimiter limiter = new LoginLimiter(new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return source.instant();
        }
    });

    @Test
    void theTenthFailureInARowMakesTheNameWaitTenMinutes() {
        fail("anna", 9);
        assertThat(limiter.mustWait("anna")).isFalse();
        fail("ANNA", 1);
        assertThat(limiter.mustWait("Anna")).isTrue();
        assertThat(limiter.mustWait("ben")).isFalse();
        now = now.plus(LoginLimiter.WINDOW).minusSeconds(1);
        assertThat(limiter.mustWait("anna")).isTrue();
        now = now.plusSeconds(1);
        assertThat(limiter.mustWait("anna")).isFalse();
    }

    @Test
    void aRightPasswordEndsTheStreak() {
        fail("anna", 9);
        limiter.succeeded("anna");
        fail("anna", 9);
        assertThat(limiter.mustWait("anna")).isFalse();
    }

    @Test
    void failuresFarApartDoNotAddUp() {
        fail("anna", 9);
        now = now.plus(Duration.ofMinutes(10));
        fail("anna", 9);
        assertThat(limiter.mustWait("anna")).isFalse();
    }

    @Test
    void afterTheWaitThereAreTenTriesAgain() {
        fail("anna", 10);
        now = now.plus(LoginLimiter.WINDOW);
        fail("anna", 9);
        assertThat(limiter.mustWait("anna")).isFalse();
    }

    @Test
    void aFloodOfNamesForgetsTheOldestAndStaysSmall() {
        fail("anna", 10);
        for (int i = 0; i < 20_000; i++) {
            limiter.failed("name" + i);
        }
        assertThat(limiter.mustWait("anna")).isFalse();
    }

    private void fail(String name, int times) {
        for (int i = 0; i < times; i++) {
            limiter.failed(name);
        }
    }
}
