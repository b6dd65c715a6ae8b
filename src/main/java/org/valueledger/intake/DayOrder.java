package org.valueledger.intake;

/** What comes first in a date such as 03/04/2024. */
enum DayOrder {
    DAY_FIRST,
    MONTH_FIRST
}
