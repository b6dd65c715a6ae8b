package org.valueledger.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a file proves. */
public enum About {
    @JsonProperty("baseline")
    BASELINE,
    @JsonProperty("goal")
    GOAL,
    @JsonProperty("measurement")
    MEASUREMENT;

    /** As programs and addresses write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
