package org.valueledger.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import's outcome as JSON. Where a file was rejected it is also a problem in the sense of RFC 9457, so its first four
 * fields are filled then, and only then.
 *
 * @param errorCount all errors; {@code errors} lists the first thousand
 */
record ImportAnswer(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String type,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String title,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String detail,
        long accepted,
        long rejected,
        List<Problem> errors,
        long errorCount,
        List<Problem> notices,
        long created,
        long corrected,
        boolean stored) {

    private static final int NOT_ACCEPTED = 422;

    static ImportAnswer of(ImportResult result) {
        return of(result, null, null, null, null);
    }

    static ImportAnswer rejected(ImportResult result) {
        return of(
                result,
                "urn:value-ledger:problem:file-rejected",
                Texts.of("import.rejected"),
                NOT_ACCEPTED,
                Texts.of("import.rejected.detail", Long.toString(result.errorCount())));
    }

    private static ImportAnswer of(
            ImportResult result,
            @Nullable String type,
            @Nullable String title,
            @Nullable Integer status,
            @Nullable String detail) {
        return new ImportAnswer(
                type,
                title,
                status,
                detail,
                result.accepted(),
                result.rejected(),
                result.errors(),
                result.errorCount(),
                result.notices(),
                result.created(),
                result.corrected(),
                result.stored());
    }
}
