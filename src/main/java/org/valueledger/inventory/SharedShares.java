package org.valueledger.inventory;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.valueledger.web.Formats;

/**
 * Drivers that draw on one metric, and how much of it they claim together.
 *
 * @param percent of the metric, 0 to 100, for the drawing
 * @param whole whether nothing is left to claim
 */
record SharedShares(String metric, String sum, String left, BigDecimal percent, boolean whole, List<Member> members) {

    record Member(long id, String name, String share) {}

    /** By the metric's name. */
    static List<SharedShares> of(List<DriverFile> files, Formats formats) {
        Map<String, List<DriverFile>> groups = new TreeMap<>();
        for (DriverFile file : files) {
            String metric = file.definition().sharedMetric();
            if (metric != null) {
                groups.computeIfAbsent(metric, m -> new ArrayList<>()).add(file);
            }
        }
        return groups.entrySet().stream()
                .map(group -> of(group.getKey(), group.getValue(), formats))
                .toList();
    }

    private static SharedShares of(String metric, List<DriverFile> drivers, Formats formats) {
        BigDecimal sum = drivers.stream()
                .map(driver -> driver.definition().attributionShare())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Member> members = drivers.stream()
                .map(driver -> new Member(
                        driver.id(),
                        driver.definition().name(),
                        percent(driver.definition().attributionShare(), formats)))
                .toList();
        return new SharedShares(
                metric,
                percent(sum, formats),
                percent(BigDecimal.ONE.subtract(sum), formats),
                sum.movePointRight(2),
                sum.compareTo(BigDecimal.ONE) >= 0,
                members);
    }

    /** Rounded to whole percent, 99.6 % would look like all of it. */
    static String percent(BigDecimal share, Formats formats) {
        NumberFormat format = NumberFormat.getPercentInstance(formats.locale());
        format.setMaximumFractionDigits(2);
        return format.format(share);
    }
}
