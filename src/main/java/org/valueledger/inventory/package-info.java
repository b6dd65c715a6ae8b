/** The Value Inventory: a customer's value drivers with questions, baseline and goal. */
@NullMarked
package org.valueledger.inventory;

import org.jspecify.annotations.NullMarked;
