package org.valueledger.report;

import org.valueledger.chart.Tone;

/**
 * Something worth saying about one driver: a success, a shortfall, an unmeasured stretch, a reading set aside.
 *
 * @param key the driver's own key, for links
 * @param figure the number that leads, as text
 * @param text whole sentences
 */
public record Finding(String key, String name, String figure, String text, Tone tone) {}
