package org.valueledger.intake;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.valueledger.valuation.Direction;
import org.valueledger.valuation.EvidenceGrade;
import org.valueledger.valuation.Kind;

/** Words that stand for one of a few values, with the other words people use for them. */
final class Words {

    static final Words DIRECTION = new Words("direction.expected")
            .with(Direction.UP, "up increase higher higher_is_better more rising ↑ + 1 maximise maximize")
            .with(Direction.DOWN, "down decrease lower lower_is_better less falling ↓ - -1 minimise minimize");
    static final Words KIND = new Words("kind.expected")
            .with(Kind.LEVEL, "level rate point stock yearly")
            .with(Kind.FLOW, "flow period periodic amount sum total")
            .with(Kind.HOLD, "hold hold_steady keep maintain steady");
    static final Words GRADE = new Words("grade.expected")
            .with(EvidenceGrade.ESTIMATED, "estimated estimate")
            .with(EvidenceGrade.STATED, "stated statement self_reported reported")
            .with(EvidenceGrade.CONFIRMED, "confirmed confirmed_by_customer customer_confirmed")
            .with(EvidenceGrade.METERED, "metered measured system meter")
            .with(EvidenceGrade.AUDITED, "audited audit");
    static final Words CATEGORY = new Words("category.expected")
            .with("COST_REDUCTION", "cost_reduction cost_saving cost_savings savings reduction")
            .with("COST_AVOIDANCE", "cost_avoidance avoidance avoided_cost avoided_costs")
            .with("REVENUE_INCREASE", "revenue_increase revenue_growth revenue");

    private final String refusal;
    private final Map<String, String> values = new HashMap<>();

    private Words(String refusal) {
        this.refusal = refusal;
    }

    private Words with(Enum<?> value, String words) {
        return with(value.name(), words);
    }

    private Words with(String value, String words) {
        Arrays.stream(words.split(" ")).forEach(word -> values.put(word, value));
        return this;
    }

    String read(String cell) throws BadCell {
        // Signs are words here, although a header's name would drop them.
        String value = values.getOrDefault(cell, values.get(Cells.headerName(cell)));
        if (value == null) {
            throw new BadCell(refusal);
        }
        return value;
    }
}
