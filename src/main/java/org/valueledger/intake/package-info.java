/** CSV in and out: reads files as they really are, checks every cell, stores all or nothing, and exports driver values.
 * {@link org.valueledger.intake.Imports} is the door. Knows nothing of the maths. */
@NullMarked
package org.valueledger.intake;

import org.jspecify.annotations.NullMarked;
