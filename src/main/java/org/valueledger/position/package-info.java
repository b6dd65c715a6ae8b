/** Where every driver and customer stands: reads a customer's book, values it and writes the positions that lists read.
 * Knows nothing of pages and files. */
@NullMarked
package org.valueledger.position;

import org.jspecify.annotations.NullMarked;
