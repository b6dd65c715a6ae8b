/**
 * The Value Inventory: what a customer's value drivers are, their baselines from the draft to the lock and to amendments, their
 * goals from the proposal through the check to the signature, and the pages on which all of it is agreed.
 *
 * <p>Reading order: {@code DriverDefinition} and {@code DriverFile} say what there is; {@code Drivers}, {@code Baselines},
 * {@code Goals} and {@code Amendments} change it, each in one statement that {@code DriverChange} guards; {@code Signing} makes
 * binding what both sides agreed. Knows nothing of links, business cases and reports.
 */
@NullMarked
package org.valueledger.inventory;

import org.jspecify.annotations.NullMarked;
