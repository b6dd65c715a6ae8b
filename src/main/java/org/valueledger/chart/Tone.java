package org.valueledger.chart;

/** How good a figure is, where a colour says it beside the words. */
public enum Tone {
    GOOD,
    FAIR,
    POOR,
    NEUTRAL
}
