/** Money, shares and the rates agreed between currencies. Knows {@code java.*} only. */
@NullMarked
package org.valueledger.quantity;

import org.jspecify.annotations.NullMarked;
