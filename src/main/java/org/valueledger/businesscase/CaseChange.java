package org.valueledger.businesscase;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.BusinessCase;
import org.valueledger.valuation.BusinessCase.Line;
import org.valueledger.valuation.BusinessCaseResult;
import org.valueledger.valuation.BusinessCaseResult.LineResult;

/**
 * One thing in which two versions of a business case differ.
 *
 * @param what currency, discount-rate, periods, added, removed, total (after risk adjustment) or wording (the line comes to the
 *     same)
 * @param line the ref; null where the whole case is meant
 * @param before null for an added line
 * @param after null for a removed one
 */
record CaseChange(
        String what,
        @Nullable String line,
        @Nullable String name,
        @Nullable String before,
        @Nullable String after) {

    /** Both must be such as can be worked out. */
    static List<CaseChange> between(BusinessCase before, BusinessCase after) {
        List<CaseChange> changes = new ArrayList<>();
        whole(
                changes,
                "currency",
                before.currency().getCurrencyCode(),
                after.currency().getCurrencyCode());
        whole(changes, "discount-rate", plain(before.discountRate()), plain(after.discountRate()));
        whole(changes, "periods", String.join(", ", before.periods()), String.join(", ", after.periods()));
        lines(changes, Lines.of(before), Lines.of(after));
        return List.copyOf(changes);
    }

    private static void whole(List<CaseChange> changes, String what, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new CaseChange(what, null, null, before, after));
        }
    }

    /** A case's lines by ref, as given and as worked out. */
    private record Lines(Map<String, Line> given, Map<String, LineResult> results) {

        static Lines of(BusinessCase promised) {
            BusinessCaseResult result = promised.evaluate();
            Map<String, Line> given = new LinkedHashMap<>();
            promised.benefits().forEach(line -> given.put(line.ref(), line));
            promised.costs().forEach(line -> given.put(line.ref(), line));
            Map<String, LineResult> results = new LinkedHashMap<>();
            result.benefits().forEach(line -> results.put(line.ref(), line));
            result.costs().forEach(line -> results.put(line.ref(), line));
            return new Lines(given, results);
        }

        String total(String ref) {
            return plain(Objects.requireNonNull(results.get(ref)).total());
        }
    }

    private static void lines(List<CaseChange> changes, Lines before, Lines after) {
        after.given().forEach((ref, line) -> {
            Line old = before.given().get(ref);
            String total = after.total(ref);
            if (old == null) {
                changes.add(new CaseChange("added", ref, line.name(), null, total));
            } else if (!total.equals(before.total(ref))) {
                changes.add(new CaseChange("total", ref, line.name(), before.total(ref), total));
            } else if (!old.equals(line)) {
                changes.add(new CaseChange("wording", ref, line.name(), total, total));
            }
        });
        before.given().forEach((ref, line) -> {
            if (!after.given().containsKey(ref)) {
                changes.add(new CaseChange("removed", ref, line.name(), before.total(ref), null));
            }
        });
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
