/** The append-only record of what was agreed, measured and corrected: its history, and the check that nothing in it or in the
 * tables it speaks of was changed. The database's triggers write it; this package only reads. Knows nothing of values and of
 * what the entries mean. */
@NullMarked
package org.valueledger.ledger;

import org.jspecify.annotations.NullMarked;
