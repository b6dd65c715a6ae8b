/** Visits and the measurements taken at them. */
@NullMarked
package org.valueledger.visit;

import org.jspecify.annotations.NullMarked;
