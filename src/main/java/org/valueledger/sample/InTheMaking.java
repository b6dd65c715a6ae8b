package org.valueledger.sample;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drivers that are not agreed yet, as their file tells them: each is made from a template of the library. */
record InTheMaking(String about, List<Started> drivers) {

    static final String FILE = "db/sample/in-the-making.json";

    /**
     * @param draft a baseline that is still open; null: nobody answered yet, or it is locked
     * @param baseline locked
     * @param proposal of a goal; null: none yet
     */
    record Started(
            String customer,
            String template,
            @Nullable Answered draft,
            @Nullable Answered baseline,
            @Nullable Proposal proposal) {}

    /** @param answers by question; in a draft some are missing */
    record Answered(
            LinkedHashMap<String, BigDecimal> answers,
            SampleDay takenOn,
            SampleDay periodStart,
            String source,
            String grade) {}

    /** @param basis for the goal check; texts that spell a day are turned into dates */
    record Proposal(Map<String, BigDecimal> answers, SampleDay dueOn, Map<String, Object> basis) {}
}
