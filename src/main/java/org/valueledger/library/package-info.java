/** The library of driver templates: by industry and ROI category, versioned, with import and export as a file.
 * {@link org.valueledger.library.Library} is the door. Knows nothing of baselines, goals and readings. */
@NullMarked
package org.valueledger.library;

import org.jspecify.annotations.NullMarked;
