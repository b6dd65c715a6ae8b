package org.valueledger.library;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/** A template in a list. */
record TemplateLine(
        String key,
        int version,
        String name,
        List<String> industries,
        String category,
        String kind,
        String direction,
        String metric,
        String unit,
        String stakeholder,
        String whyBuy,
        boolean priced,
        boolean retired,
        @JsonIgnore String sortKey) {

    /** In lower case, as message keys have them. */
    public String categoryWord() {
        return category.toLowerCase(java.util.Locale.ROOT);
    }

    public String kindWord() {
        return kind.toLowerCase(java.util.Locale.ROOT);
    }

    boolean isFor(String industry) {
        return industries.stream().anyMatch(industry::equalsIgnoreCase);
    }

    boolean isForEverybody() {
        return industries.contains(DriverTemplate.ALL_INDUSTRIES);
    }
}
