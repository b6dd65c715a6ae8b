/**
 * Value Ledger, in reading order. Each package may use those above it in the first group; nothing points back.
 *
 * <ul>
 *   <li>{@code quantity}: money, shares, agreed rates
 *   <li>{@code valuation}: the maths; plain Java
 *   <li>{@code position}: customers' books and where every driver and customer stands
 *   <li>{@code customer}: customers, contacts, contracts
 *   <li>{@code library}: driver templates by industry, versioned, in and out as a file
 *   <li>{@code inventory}: value drivers, their baselines, goals and amendments, and who signed what
 *   <li>{@code evidence}: files that prove baselines, goals and readings
 *   <li>{@code portal}: what a customer's contact sees through a link
 *   <li>{@code ledger}: what was recorded, entry by entry, and the check that nothing was changed
 *   <li>{@code visit}: measurements taken at visits
 *   <li>{@code chart}: every chart, once for page and PDF
 *   <li>{@code report}: a customer's value as page, PDF and JSON
 *   <li>{@code retention}: who may leave, and why
 *   <li>{@code intake}: CSV in and out
 *   <li>{@code businesscase}: what sales promised, beside what was agreed and delivered
 *   <li>{@code sample}: the invented portfolio of the first start
 * </ul>
 *
 * <p>What all of them stand on:
 *
 * <ul>
 *   <li>{@code storage}: PostgreSQL, safe writes, the way off the event loop
 *   <li>{@code access}: who may see and do what
 *   <li>{@code web}: layout, errors, JSON, what may be sent twice
 * </ul>
 */
@NullMarked
package org.valueledger;

import org.jspecify.annotations.NullMarked;
