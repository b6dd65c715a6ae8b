/**
 * The maths: value delivered, planned value, attainment, status and the business case. Plain Java; knows nothing of the web,
 * the database, reactive types or the clock.
 *
 * <p>{@link org.valueledger.valuation.Valuation} is the door for what was measured,
 * {@link org.valueledger.valuation.BusinessCase} the one for what was promised,
 * {@link org.valueledger.valuation.GoalTarget} and {@link org.valueledger.valuation.GoalCheck} are those for what is to be
 * agreed, and {@link org.valueledger.valuation.FormulaAdvice} is there for the author of a formula.
 *
 * <p>Reading order: {@code DriverTerms} and {@code Reading} go in; {@code Appraisal} turns answers into improvement and
 * money, {@code Stretches} money into value over time, {@code DriverValuation} adds one driver up, {@code CustomerValuation}
 * all of a customer's; {@code Accrual} follows them along the days for payback and charts. {@code GoalSearch} turns a goal
 * stated as money back into answers, along a {@code GoalLine}; {@code GoalPossible}, {@code GoalProbable} and
 * {@code GoalMeasurable} check it. A formula is a tree of {@code Term}s: {@code TermUnits} works out what they count,
 * {@code TermIntervals} which values they may take. Amounts keep 34 digits; a date is a point in time, a year has 365 days.
 */
@NullMarked
package org.valueledger.valuation;

import org.jspecify.annotations.NullMarked;
