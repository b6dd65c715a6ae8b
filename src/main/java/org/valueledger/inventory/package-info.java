/** The Value Inventory: finding a customer's value drivers, and the business case that sales promised. Knows nothing of
 * readings and reports. */
@NullMarked
package org.valueledger.inventory;

import org.jspecify.annotations.NullMarked;
