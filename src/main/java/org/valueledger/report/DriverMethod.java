package org.valueledger.report;

/**
 * Where one driver's figures come from.
 *
 * @param formula as agreed, over the questions' names
 * @param baseline date, version, grade and source
 * @param goal date, version and source of the agreement
 * @param readings the newest readings with date, grade and source
 * @param pricing unit value, capture rate and attribution share
 */
public record DriverMethod(
        String key, String name, String formula, String pricing, String baseline, String goal, String readings) {}
