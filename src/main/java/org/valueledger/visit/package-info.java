/** Measurements, as somebody takes them at a return visit: each is stored together with the positions that follow from it.
 * Knows nothing of reports and charts. */
@NullMarked
package org.valueledger.visit;

import org.jspecify.annotations.NullMarked;
