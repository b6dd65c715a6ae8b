/** The map follows. */
@NullMarked
package org.valueledger;

import org.jspecify.annotations.NullMarked;
