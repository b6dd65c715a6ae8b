/** Money, shares, periods and the rates agreed between currencies. Knows java.* only. */
@NullMarked
package org.valueledger.quantity;

import org.jspecify.annotations.NullMarked;
