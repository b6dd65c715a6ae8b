package org.valueledger.report;

import java.util.List;
import org.valueledger.chart.Tone;

/** One key figure: what it is, how much, and the lines that belong below it. */
public record Tile(String label, String value, List<String> notes, Tone tone) {}
