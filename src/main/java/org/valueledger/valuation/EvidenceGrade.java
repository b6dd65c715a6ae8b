package org.valueledger.valuation;

/** How well a reading is supported, weakest first. */
public enum EvidenceGrade {
    ESTIMATED,
    STATED,
    /** Confirmed by the customer. */
    CONFIRMED,
    /** Read from a system. */
    METERED,
    AUDITED;

    /** Whether value measured with this grade counts as confirmed. */
    public boolean isConfirmed() {
        return compareTo(CONFIRMED) >= 0;
    }
}
