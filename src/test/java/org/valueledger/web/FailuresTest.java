package org.valueledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

class FailuresTest {

    private final Failures failures = new Failures(messages());

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/errors");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private Failure of(Throwable error) {
        return failures.of(error, "/somewhere", Locale.ENGLISH);
    }

    static List<Throwable> awayDatabases() {
        return List.of(
                new R2dbcTimeoutException("Connection acquisition timed out after 2000ms"),
                new R2dbcNonTransientResourceException("connection refused"),
                new DataAccessResourceFailureException("Failed to obtain R2DBC Connection"),
                new QueryTimeoutException("canceling statement due to statement timeout"),
                new IllegalStateException("wrapped", new java.net.ConnectException("refused")));
    }

    @ParameterizedTest
    @MethodSource("awayDatabases")
    void aDatabaseThatDoesNotAnswerIsAskedAgainLater(Throwable error) {
        Failure failure = of(error);
        assertThat(failure.status()).isEqualTo(503);
        assertThat(failure.retryAfter()).isPositive();
        assertThat(failure.detail()).doesNotContain("R2DBC", "2000ms", "refused");
    }

    @Test
    void aFullQueueIsNoFaultOfTheCaller() {
        assertThat(of(new RejectedExecutionException()).status()).isEqualTo(503);
    }

    @Test
    void whoLostARaceIsToldToLookAgain() {
        assertThat(of(new OptimisticLockingFailureException("version")).status())
                .isEqualTo(409);
    }

    @Test
    void theFaultOfThisProgramTellsNothingButANumber() {
        Failure failure = of(new IllegalStateException("password=secret"));
        assertThat(failure.status()).isEqualTo(500);
        assertThat(failure.detail()).doesNotContain("secret").containsPattern("[0-9a-f]{8}");
        assertThat(of(new ResponseStatusException(HttpStatus.INTERNAL_SERVER_ERROR, "secret"))
                        .detail())
                .doesNotContain("secret");
    }

    @Test
    void aRuleOfTheDatabaseIsNoFaultOfThisProgram() {
        assertThat(of(new DataIntegrityViolationException("violates check constraint \"customer_name_check\"")))
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(422);
                    assertThat(failure.detail()).doesNotContain("customer_name_check");
                });
    }

    @Test
    void everyFieldIsNamedWithValueAndExpectation() {
        Failure failure = of(new BadInput(
                List.of(new Problem.Field("name", null, "text"), new Problem.Field("limit", "0", "1 to 200"))));
        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.errors())
                .extracting(Failure.BadField::message)
                .containsExactly("name is missing, expected text", "limit is \"0\", expected 1 to 200");
    }

    @Test
    void theNameOfAProblemForProgramsStays() {
        assertThat(of(new Once.ChangedMeanwhile()).type()).isEqualTo("urn:value-ledger:problem:changed-meanwhile");
        assertThat(of(new ResponseStatusException(HttpStatus.NOT_FOUND)).type())
                .isEqualTo("urn:value-ledger:problem:not-found");
    }
}
