package org.valueledger.valuation;

/** What a driver's formula yields and how its readings become value over time. */
public enum Kind {
    /** A yearly amount, true on the day of the reading; integrated by days between readings. */
    LEVEL,
    /** The amount of a stated period; periods are summed. */
    FLOW,
    /** A level that only has to be kept; judged by readings that held, with a level's money. */
    HOLD
}
