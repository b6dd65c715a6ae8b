package org.valueledger.web;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.valueledger.storage.Writes;

/** Finds out what an exception means to whoever asked. Nothing of the inside gets out. */
@Component
class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    /** What follows in such an address is a secret, which no log is to hold. */
    private static final String LINKS = "/l/";

    private static final int SOON = 1;
    private static final int LATER = 5;

    private final MessageSource messages;

    Failures(MessageSource messages) {
        this.messages = messages;
    }

    Failure of(Throwable error, String path, Locale locale) {
        var told = new Telling(path.startsWith(LINKS) ? LINKS + "…" : path, locale);
        return switch (error) {
            case Problem problem -> told.problem(problem);
            case Writes.OutcomeUnknown unknown ->
                told.failure(
                        HttpStatus.SERVICE_UNAVAILABLE, "outcome-unknown", String.valueOf(unknown.getMessage()), SOON);
            case ErrorResponse response -> told.spring(response, error);
            case ConcurrencyFailureException ignored -> told.plain(HttpStatus.CONFLICT, "changed-meanwhile");
            case DuplicateKeyException ignored ->
                told.failure(HttpStatus.CONFLICT, "duplicate", told.text("error.detail.duplicate"), null);
            case DataIntegrityViolationException ignored -> told.refused(error);
            case AccessDeniedException ignored -> told.plain(HttpStatus.FORBIDDEN, "forbidden");
            case AuthenticationException ignored -> told.plain(HttpStatus.UNAUTHORIZED, "unauthorized");
            case RejectedExecutionException ignored ->
                told.failure(HttpStatus.SERVICE_UNAVAILABLE, "busy", told.text("error.detail.503.busy"), LATER);
            default -> isDatabaseAway(error) ? told.databaseAway(error) : told.bug(error);
        };
    }

    /** The driver, the pool and Spring each have their own exceptions for it, often wrapped. */
    private static boolean isDatabaseAway(@Nullable Throwable error) {
        return switch (error) {
            case null -> false;
            case DataAccessResourceFailureException ignored -> true;
            case QueryTimeoutException ignored -> true;
            case R2dbcTimeoutException ignored -> true;
            case R2dbcTransientResourceException ignored -> true;
            case R2dbcNonTransientResourceException ignored -> true;
            case TimeoutException ignored -> true;
            case IOException ignored -> true;
            default -> isDatabaseAway(error.getCause());
        };
    }

    /** One failure of one request, in one language. */
    private final class Telling {
        private final String path;
        private final Locale locale;

        Telling(String path, Locale locale) {
            this.path = path;
            this.locale = locale;
        }

        Failure problem(Problem problem) {
            return new Failure(
                    type(problem.code()),
                    title(problem.status()),
                    problem.status().value(),
                    problem.sentence(),
                    path,
                    problem.fields().stream().map(Failure.BadField::of).toList(),
                    problem.status() == HttpStatus.SERVICE_UNAVAILABLE ? (Integer) LATER : null);
        }

        Failure spring(ErrorResponse response, Throwable error) {
            HttpStatusCode status = response.getStatusCode();
            if (status.is5xxServerError() && status.value() != HttpStatus.SERVICE_UNAVAILABLE.value()) {
                return bug(error);
            }
            var fields = BadRequests.fields(error);
            if (!fields.isEmpty()) {
                return problem(new BadInput(fields));
            }
            String code = HttpStatus.valueOf(status.value()).name().toLowerCase(Locale.ROOT);
            return failure(status, code.replace('_', '-'), detail(status, response), null);
        }

        private String detail(HttpStatusCode status, ErrorResponse response) {
            String own = textOr("error.detail." + status.value(), "");
            return own.isEmpty()
                    ? Objects.requireNonNullElse(response.getBody().getDetail(), text("error.detail.other"))
                    : own;
        }

        Failure refused(Throwable error) {
            LOG.warn("refused by a rule of the database at {}", path, error);
            return plain(HttpStatus.UNPROCESSABLE_CONTENT, "not-accepted");
        }

        Failure databaseAway(Throwable error) {
            LOG.warn("database not available at {}: {}", path, error.toString());
            return failure(HttpStatus.SERVICE_UNAVAILABLE, "database-not-available", text("error.detail.503"), LATER);
        }

        Failure bug(Throwable error) {
            String number = UUID.randomUUID().toString().substring(0, 8);
            LOG.error("failure {} at {}", number, path, error);
            return failure(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", text("error.detail.500", number), null);
        }

        Failure plain(HttpStatus status, String code) {
            return failure(status, code, text("error.detail." + status.value()), null);
        }

        Failure failure(HttpStatusCode status, String code, String detail, @Nullable Integer retryAfter) {
            return new Failure(type(code), title(status), status.value(), detail, path, List.of(), retryAfter);
        }

        String text(String key, Object... arguments) {
            return messages.getMessage(key, arguments, locale);
        }

        private String textOr(String key, String otherwise) {
            return Objects.requireNonNullElse(messages.getMessage(key, null, otherwise, locale), otherwise);
        }

        private String title(HttpStatusCode status) {
            return textOr("error.title." + status.value(), text("error.title.other"));
        }
    }

    private static String type(String code) {
        return "urn:value-ledger:problem:" + code;
    }
}
