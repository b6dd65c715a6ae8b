package org.valueledger.businesscase;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.businesscase.NewCase.Heading;
import org.valueledger.storage.Rows;
import org.valueledger.valuation.BusinessCase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One version of a customer's business case.
 *
 * @param version from 1; the highest counts
 * @param npv as evaluated when it was stored
 */
record StoredCase(
        int version,
        Heading heading,
        JsonNode content,
        BigDecimal npv,
        @Nullable BigDecimal roi,
        @Nullable BigDecimal paybackMonths,
        String recordedBy,
        OffsetDateTime recordedAt) {

    /** The named version, or else the newest; found by the primary key. */
    static final String FIND = """
            SELECT version, name, source, note, content, npv, roi, payback_months, recorded_by, recorded_at
              FROM business_case
             WHERE customer_id = :customer AND (CAST(:version AS integer) IS NULL OR version = :version)
             ORDER BY version DESC
             LIMIT 1
            """;

    /** Newest first; found by the primary key. */
    static final String BEFORE = """
            SELECT version, name, source, note, content, npv, roi, payback_months, recorded_by, recorded_at
              FROM business_case
             WHERE customer_id = :customer AND version < :before
             ORDER BY version DESC
             LIMIT :limit
            """;

    static StoredCase of(Readable row, JsonMapper json) {
        return new StoredCase(
                Rows.get(row, "version", Integer.class),
                new Heading(
                        row.get("name", String.class), row.get("source", String.class), row.get("note", String.class)),
                json.readTree(Rows.text(row, "content")),
                Rows.get(row, "npv", BigDecimal.class),
                row.get("roi", BigDecimal.class),
                row.get("payback_months", BigDecimal.class),
                Rows.text(row, "recorded_by"),
                Rows.get(row, "recorded_at", OffsetDateTime.class));
    }

    BusinessCase businessCase() {
        return BusinessCaseBody.read(content);
    }

    boolean hasBenefit(String ref) {
        return content.path("benefits")
                .valueStream()
                .anyMatch(line -> ref.equals(line.path("ref").asString("").strip()));
    }

    /** Whether another one has the same name and the same content. */
    boolean says(NewCase other) {
        return Objects.equals(heading.name(), other.heading().name())
                && businessCase().equals(other.businessCase());
    }
}
