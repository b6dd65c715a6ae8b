/** Every chart, drawn once for page and PDF. The only package that knows JFreeChart. */
@NullMarked
package org.valueledger.chart;

import org.jspecify.annotations.NullMarked;
