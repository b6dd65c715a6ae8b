package org.valueledger.chart;

/** Something {@link Charts} can draw. */
public sealed interface Chart permits ValueCurve, AttainmentBars {

    /** What the picture shows, in a sentence for those who cannot see it. */
    String description();

    /** The sentence shown where there is nothing to draw. */
    String nothing();
}
