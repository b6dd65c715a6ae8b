package org.valueledger.retention;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.valueledger.web.BadInput;

/** Orders of the list, each with the most pressing customers first: by group, then by key, both ascending. */
enum RiskSort {
    MONEY_AT_STAKE("moneyAtStake", Group.UNKNOWN_FIRST, "-coalesce(at_stake * rate, 0)", "numeric"),
    SCORE("score", Group.UNKNOWN_FIRST, "-coalesce(score, 0)", "numeric"),
    RENEWAL("renewal", Group.RENEWING_FIRST, "coalesce(renews_on, 'infinity')", "date"),
    REALISATION("realisation", Group.NOTHING_REALISED_FIRST, "coalesce(realisation_rate, 0)", "numeric"),
    NAME("name", "0", "lower(name)", "text");

    final String word;
    final String group;
    final String key;
    final String type;

    RiskSort(String word, String group, String key, String type) {
        this.word = word;
        this.group = group;
        this.key = key;
        this.type = type;
    }

    /** Which customers stand together. */
    private static final class Group {
        static final String UNKNOWN_FIRST =
                "CASE WHEN yearly_amount IS NULL THEN 2 WHEN last_measured_on IS NULL THEN 0 ELSE 1 END";
        static final String RENEWING_FIRST = "CASE WHEN renews_on IS NULL THEN 1 ELSE 0 END";
        static final String NOTHING_REALISED_FIRST =
                "CASE WHEN last_measured_on IS NULL THEN 0 WHEN realisation_rate IS NULL THEN 2 ELSE 1 END";
    }

    static RiskSort of(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return MONEY_AT_STAKE;
        }
        return Arrays.stream(values())
                .filter(sort -> sort.word.equals(word))
                .findFirst()
                .orElseThrow(() -> BadInput.of(
                        "sort",
                        word,
                        "one of "
                                + Arrays.stream(values()).map(sort -> sort.word).collect(Collectors.joining(", "))));
    }
}
