/** Files that prove a baseline, a goal or a reading of a value driver: checked by what they contain, kept for good, handed out
 * only to be saved. Knows nothing of what the figures they prove are worth. */
@NullMarked
package org.valueledger.evidence;

import org.jspecify.annotations.NullMarked;
