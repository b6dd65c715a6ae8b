package org.valueledger.chart;

import org.jspecify.annotations.Nullable;

/**
 * One driver from baseline (0) to goal (1), with how far it has come and where the plan of that day stood.
 *
 * @param attainment fraction of the agreed improvement, may be negative or exceed 1; null without a measurement
 * @param plan fraction planned on that day; null where there is none to show
 */
public record BulletBar(
        @Nullable Double attainment, @Nullable Double plan, Tone tone) {}
