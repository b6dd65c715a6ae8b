package org.valueledger.businesscase;

import java.math.BigDecimal;

/** A cell of a file, CSV or spreadsheet. */
sealed interface SheetCell {

    Text EMPTY = new Text("");

    /** As a person would read it. */
    String shown();

    default boolean isEmpty() {
        return shown().isEmpty();
    }

    /** Without white space around it. */
    record Text(String shown) implements SheetCell {}

    /**
     * A spreadsheet's number: nobody has to guess its decimal mark.
     *
     * @param workedOut whether it is what a formula of the spreadsheet came to
     */
    record Number(BigDecimal value, boolean workedOut) implements SheetCell {
        @Override
        public String shown() {
            return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        }
    }

    /**
     * Something that is neither text nor number.
     *
     * @param problem key of the sentence that says what
     */
    record Strange(String shown, String problem) implements SheetCell {}
}
