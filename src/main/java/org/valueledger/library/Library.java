package org.valueledger.library;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.web.BadInput;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The templates that drivers are made from. A version, once given out, never changes. */
@Component
public class Library {

    private static final String VERSION = """
            SELECT version, CAST(content AS text) AS content
              FROM driver_template_version
             WHERE template_key = :key AND version = :version
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    Library(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** @return the newest version, retired or not; {@link NotFound} where there is no such template */
    public Mono<DriverTemplate> newest(String key) {
        return database.sql(TemplateRows.NEWEST + " WHERE t.key = :key")
                .bind("key", asKey(key))
                .map(row -> TemplateRows.template(row, json))
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound(key)));
    }

    /**
     * The newest versions of templates that somebody has chosen.
     *
     * @return in the given order; {@link BadInput} naming every key that is not offered, because there is no such template
     *     or it is retired
     */
    public Mono<List<DriverTemplate>> newest(Collection<String> keys) {
        return database.sql(TemplateRows.NEWEST + " WHERE t.key = ANY(:keys) AND NOT t.retired")
                .bind("keys", keys.stream().map(Library::asKey).distinct().toArray(String[]::new))
                .map(row -> TemplateRows.template(row, json))
                .all()
                .collectList()
                .map(found -> inOrder(keys, found));
    }

    /** @return that version; {@link NotFound} where there is none */
    public Mono<DriverTemplate> version(String key, int version) {
        return database.sql(VERSION)
                .bind("key", asKey(key))
                .bind("version", version)
                .map(row -> TemplateRows.template(row, json))
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound(key, version)));
    }

    private static List<DriverTemplate> inOrder(Collection<String> keys, List<DriverTemplate> found) {
        Map<String, DriverTemplate> byKey =
                found.stream().collect(Collectors.toMap(DriverTemplate::key, Function.identity()));
        List<Problem.Field> unknown = keys.stream()
                .filter(key -> !byKey.containsKey(key))
                .map(key -> new Problem.Field("template", key, "the key of a template that the library offers"))
                .toList();
        if (!unknown.isEmpty()) {
            throw new BadInput(unknown);
        }
        return keys.stream().map(byKey::get).map(Objects::requireNonNull).toList();
    }

    /** Addresses can hold a zero byte, the database's texts cannot. */
    static String asKey(String key) {
        return key.replace('\0', ' ');
    }

    /** There is no such template, or no such version of it. */
    public static final class NotFound extends Problem {
        NotFound(String key) {
            super(
                    HttpStatus.NOT_FOUND,
                    "driver-template-not-found",
                    "There is no driver template \"" + key + "\" in the library.");
        }

        NotFound(String key, int version) {
            super(
                    HttpStatus.NOT_FOUND,
                    "driver-template-not-found",
                    "The library has no version " + version + " of a driver template \"" + key + "\".");
        }
    }
}
