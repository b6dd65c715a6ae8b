package org.valueledger.valuation;

import java.math.BigDecimal;

/**
 * Where a driver stands by its attainment against the plan of the day. Bands are half-open: each begins with its limit, so
 * nothing falls between two of them.
 *
 * @param exceeded from here on the plan is exceeded, as a fraction of it
 * @param onTrack from here on it is on track
 * @param atRisk from here on it is at risk; below is a shortfall, and below 0 it is below baseline
 * @see <a
 *     href="https://www.servicenow.com/docs/r/australia/it-business-management/goal-framework/target-status-calculation-examples.html">Target
 *     status calculation examples (90 and 75 %)</a>
 */
public record StatusBands(BigDecimal exceeded, BigDecimal onTrack, BigDecimal atRisk) {

    public static final StatusBands DEFAULT =
            new StatusBands(BigDecimal.ONE, new BigDecimal("0.9"), new BigDecimal("0.75"));

    public StatusBands {
        if (exceeded.compareTo(onTrack) < 0 || onTrack.compareTo(atRisk) < 0 || atRisk.signum() < 0) {
            throw new IllegalArgumentException("status bands are " + exceeded + ", " + onTrack + ", " + atRisk
                    + ", expected falling limits of at least 0");
        }
    }

    /** @param ratio attainment / planned share, 1 where the plan is met exactly */
    public Status of(BigDecimal ratio) {
        if (ratio.signum() < 0) {
            return Status.BELOW_BASELINE;
        }
        if (ratio.compareTo(exceeded) >= 0) {
            return Status.EXCEEDED;
        }
        if (ratio.compareTo(onTrack) >= 0) {
            return Status.ON_TRACK;
        }
        return ratio.compareTo(atRisk) >= 0 ? Status.AT_RISK : Status.SHORTFALL;
    }
}
