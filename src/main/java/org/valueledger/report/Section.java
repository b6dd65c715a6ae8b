package org.valueledger.report;

import java.util.List;

/**
 * A part of the report: heading, a sentence of introduction, entries.
 *
 * @param empty the sentence shown instead of entries; blank where an empty section is left out
 */
public record Section<T>(String heading, String introduction, List<T> entries, String empty) {

    public Section {
        entries = List.copyOf(entries);
    }

    public boolean isShown() {
        return !entries.isEmpty() || !empty.isBlank();
    }
}
