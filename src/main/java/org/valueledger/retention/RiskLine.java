package org.valueledger.retention;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.valueledger.web.Formats;

/**
 * A risk as the page shows it, all text. Blank where there is nothing to show.
 *
 * @param address of the customer's page, last part
 * @param tone good, fair or poor
 */
record RiskLine(
        String address,
        String name,
        String manager,
        String atStake,
        String yearly,
        boolean rated,
        boolean unknown,
        String score,
        String tone,
        List<Segment> segments,
        List<String> reasons,
        String renewal,
        @Nullable Integer days) {

    private static final BigDecimal POOR_FROM = new BigDecimal(60);
    private static final BigDecimal FAIR_FROM = new BigDecimal(30);

    /**
     * A piece of the bar.
     *
     * @param code as style class and message key
     * @param start where it begins, 0 to 100
     * @param width points
     * @param points rounded so that all pieces add up to the rounded score
     */
    record Segment(String code, String start, String width, int points, String sentence) {}

    static RiskLine of(Risk risk, Reasons reasons, Locale locale) {
        Formats page = new Formats(locale);
        Formats own = Formats.of(risk.locale());
        BigDecimal score = risk.score();
        return new RiskLine(
                address(risk),
                risk.name(),
                risk.manager() == null ? "" : risk.manager(),
                risk.atStake() == null ? "" : own.money(risk.atStake(), risk.currency()),
                risk.yearlyAmount() == null ? "" : own.money(risk.yearlyAmount(), risk.currency()),
                risk.rated(),
                risk.unknown(),
                score == null ? "" : score.setScale(0, RoundingMode.HALF_UP).toString(),
                tone(score),
                score == null ? List.of() : segments(risk, score, reasons, locale),
                reasons.largest(risk, locale),
                risk.renewal() == null ? "" : page.date(risk.renewal()),
                risk.daysToRenewal());
    }

    private static String tone(@Nullable BigDecimal score) {
        if (score == null) {
            return "";
        }
        return score.compareTo(POOR_FROM) >= 0 ? "poor" : score.compareTo(FAIR_FROM) >= 0 ? "fair" : "good";
    }

    /** Each piece ends, rounded, where the sum so far ends, rounded: so nothing is lost between them. */
    private static List<Segment> segments(Risk risk, BigDecimal score, Reasons reasons, Locale locale) {
        List<Segment> segments = new ArrayList<>();
        BigDecimal start = BigDecimal.ZERO;
        for (Contribution part : risk.contributions()) {
            BigDecimal end = start.add(part.points());
            if (part.points().signum() > 0) {
                segments.add(new Segment(
                        part.code().name().toLowerCase(Locale.ROOT),
                        coordinate(start),
                        coordinate(part.points()),
                        whole(end) - whole(start),
                        reasons.sentence(risk, part, locale)));
            }
            start = end;
        }
        return segments;
    }

    private static int whole(BigDecimal points) {
        return points.setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    private static String coordinate(BigDecimal points) {
        return points.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** The importer's key, or our number where the key cannot stand in an address. */
    private static String address(Risk risk) {
        return risk.externalId().matches("[A-Za-z0-9][A-Za-z0-9._~-]*") ? risk.externalId() : Long.toString(risk.id());
    }
}
