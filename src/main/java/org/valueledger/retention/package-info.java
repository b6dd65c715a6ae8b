/** Who may leave, how much money is at stake, and why. Reads stored positions only; knows nothing of readings and formulas. */
@NullMarked
package org.valueledger.retention;

import org.jspecify.annotations.NullMarked;
