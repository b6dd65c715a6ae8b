package org.valueledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A request's query without a parameter that is cancelled half-way leaves its connection dead in the pool
 * (r2dbc-postgresql issue 661). So each one binds something, if only its LIMIT.
 */
class EveryQueryBindsTest {

    private static final Pattern QUERY = Pattern.compile("\\.sql\\([^;]*;");

    @Test
    void everyQueryOfARequestBindsAParameter() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            List<Path> reactive = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> read(file).contains("org.springframework.r2dbc.core.DatabaseClient"))
                    .toList();
            assertThat(reactive).as("files that query").hasSizeGreaterThan(5);
            assertThat(reactive)
                    .allSatisfy(file -> assertThat(withoutParameter(read(file))).isEmpty());
        }
    }

    @Test
    void theCheckSeesAQueryThatBindsNothing() {
        assertThat(withoutParameter("return database.sql(ALL).map(row -> row).all();"))
                .hasSize(1);
        assertThat(withoutParameter("return database.sql(ALL).bind(\"limit\", 5).fetch().all();"))
                .isEmpty();
    }

    private static List<String> withoutParameter(String source) {
        return QUERY.matcher(source)
                .results()
                .map(MatchResult::group)
                .filter(query -> !query.contains("bind"))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
