/** A customer's value as page, PDF and JSON. It is a value first ({@link org.valueledger.report.Report}) and a document
 * afterwards. The only package that knows OpenPDF; knows nothing of how values are computed. */
@NullMarked
package org.valueledger.report;

import org.jspecify.annotations.NullMarked;
