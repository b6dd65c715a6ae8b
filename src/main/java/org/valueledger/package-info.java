/**
 * Value Ledger, in reading order. Each package may use those above it in the first group; nothing points back.
 *
 * <ul>
 *   <li>{@code quantity}: money, shares, agreed rates
 *   <li>{@code valuation}: the maths; plain Java
 *   <li>{@code position}: customers' books and where every driver and customer stands
 *   <li>{@code customer}: customers, contacts, contracts
 *   <li>{@code inventory}: value drivers and business cases
 *   <li>{@code visit}: measurements taken at visits
 *   <li>{@code chart}: every chart, once for page and PDF
 *   <li>{@code report}: a customer's value as page, PDF and JSON
 *   <li>{@code retention}: who may leave, and why
 *   <li>{@code intake}: CSV in and out
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
