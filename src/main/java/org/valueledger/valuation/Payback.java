package org.valueledger.valuation;

import java.time.LocalDate;

/** When value delivered to date paid back cost to date. */
public sealed interface Payback {

    /** The first day on which cumulative value delivered reaches cumulative cost. */
    record On(LocalDate day, long daysFromStart) implements Payback {}

    record NotYet() implements Payback {}

    /** Without a contract or with zero cost there is nothing to pay back. */
    record NotDefined() implements Payback {}
}
