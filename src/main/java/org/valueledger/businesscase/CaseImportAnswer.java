package org.valueledger.businesscase;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valueledger.intake.Problem;
import org.valueledger.valuation.BusinessCaseResult;

/**
 * What became of a file, as imports answer. Where it was rejected it is also a problem in the sense of RFC 9457, so its first
 * four fields are filled then, and only then.
 *
 * @param accepted rows; a case is taken as a whole or not at all
 * @param created 1 where it became the first version
 * @param corrected 1 where it became the next one; both are 0 where the newest says the same already
 * @param version the one that holds the case now; null where nothing is stored
 * @param result what the case comes to; null with errors
 */
record CaseImportAnswer(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String type,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String title,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String detail,
        int accepted,
        int rejected,
        List<Problem> errors,
        int errorCount,
        List<Problem> notices,
        int created,
        int corrected,
        boolean stored,
        @Nullable Integer version,
        @Nullable BusinessCaseResult result) {

    static final int NOT_ACCEPTED = 422;

    static CaseImportAnswer rejected(CaseFile file) {
        return of(
                "urn:value-ledger:problem:file-rejected",
                CaseTexts.of("case.rejected"),
                NOT_ACCEPTED,
                CaseTexts.of("case.rejected.detail", file.errors().size()),
                file,
                0,
                0,
                null);
    }

    static CaseImportAnswer tried(CaseFile file) {
        return of(null, null, null, null, file, 0, 0, null);
    }

    static CaseImportAnswer unchanged(CaseFile file, int version) {
        return of(null, null, null, null, file, 0, 0, version);
    }

    static CaseImportAnswer stored(CaseFile file, int version) {
        return of(null, null, null, null, file, version == 1 ? 1 : 0, version == 1 ? 0 : 1, version);
    }

    private static CaseImportAnswer of(
            @Nullable String type,
            @Nullable String title,
            @Nullable Integer status,
            @Nullable String detail,
            CaseFile file,
            int created,
            int corrected,
            @Nullable Integer version) {
        return new CaseImportAnswer(
                type,
                title,
                status,
                detail,
                file.read() == null ? 0 : file.rows(),
                file.rejected(),
                file.errors(),
                file.errors().size(),
                List.of(),
                created,
                corrected,
                version != null,
                version,
                file.read() == null ? null : file.read().result());
    }
}
