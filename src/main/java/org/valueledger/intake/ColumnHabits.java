package org.valueledger.intake;

/** How a column's author writes what a single cell leaves open. */
interface ColumnHabits {

    /** Whether an open mark, as in 1,234, divides or groups; fails with the reason where nothing in the file tells. */
    DecimalMark decimalMark(String cell, DecimalMark open) throws BadCell;

    /** What stands first in a date of three numbers; fails where nothing in the file tells, or where the column contradicts itself. */
    DayOrder dayOrder(String cell) throws BadCell;
}
