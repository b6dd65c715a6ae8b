/** Who may leave, how much money is at stake, and why. */
@NullMarked
package org.valueledger.retention;

import org.jspecify.annotations.NullMarked;
