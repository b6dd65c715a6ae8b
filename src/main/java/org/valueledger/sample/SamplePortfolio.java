package org.valueledger.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sample as its file tells it.
 *
 * @param reference the currency that {@code portfolioRates} lead to: one unit of the key in it
 * @param users the customers' account managers and an executive
 */
record SamplePortfolio(
        String about,
        String reference,
        Map<String, BigDecimal> portfolioRates,
        List<SampleUser> users,
        List<SampleCustomer> customers) {

    private static final String FILE = "db/sample/portfolio.json";

    /** @param role as the database spells it */
    record SampleUser(String username, String displayName, String role) {}

    static SamplePortfolio read() {
        return read(FILE, SamplePortfolio.class);
    }

    /** A field that the records do not know is a mistake in the file, not something to skip. */
    static <T> T read(String name, Class<T> type) {
        var json = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (var file = new ClassPathResource(name).getInputStream()) {
            return json.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
