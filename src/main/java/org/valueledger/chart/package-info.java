/** Every chart, drawn once for page and PDF. The only package that knows JFreeChart; knows nothing of customers and of the
 * database. */
@NullMarked
package org.valueledger.chart;

import org.jspecify.annotations.NullMarked;
