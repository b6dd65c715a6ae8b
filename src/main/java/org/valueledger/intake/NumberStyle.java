package org.valueledger.intake;

import java.math.BigDecimal;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How one file writes its numbers: found from all of its cells, so that 1,234 is read as its author meant it. */
public final class NumberStyle {

    private final Sightings<DecimalMark> marks = new Sightings<>(DecimalMark.class);
    private final boolean commaSeparates;

    private NumberStyle(boolean commaSeparates) {
        this.commaSeparates = commaSeparates;
    }

    /** What a cell says; exactly one of both is there. */
    public record Reading(
            @Nullable BigDecimal number, @Nullable String problem) {}

    /**
     * @param cells that should be numbers
     * @param commaSeparates whether commas separate the file's cells, so that they hardly divide numbers as well
     */
    public static NumberStyle of(Collection<String> cells, boolean commaSeparates) {
        var style = new NumberStyle(commaSeparates);
        for (String cell : cells) {
            style.look(cell);
        }
        return style;
    }

    private void look(String cell) {
        try {
            DecimalMark mark = NumberText.of(cell).mark();
            if (mark != null) {
                marks.add(mark, new Sightings.Proof(0, "", cell));
            }
        } catch (BadCell e) {
            // Proves nothing; it is reported where it is read.
        }
    }

    public Reading read(String cell) {
        try {
            NumberText text = NumberText.of(cell);
            DecimalMark open = text.open();
            return new Reading(text.value(open == null ? DecimalMark.POINT : decimal(open)), null);
        } catch (BadCell bad) {
            return new Reading(null, Problem.ofCell(0, "", cell, bad).message());
        }
    }

    private DecimalMark decimal(DecimalMark open) throws BadCell {
        DecimalMark only = marks.only();
        if (only != null) {
            return only;
        }
        if (open == DecimalMark.POINT && commaSeparates && marks.isEmpty()) {
            return DecimalMark.POINT;
        }
        throw new BadCell("number.ambiguous");
    }
}
