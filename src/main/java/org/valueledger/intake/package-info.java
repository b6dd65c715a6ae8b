/** CSV in and out. */
@NullMarked
package org.valueledger.intake;

import org.jspecify.annotations.NullMarked;
