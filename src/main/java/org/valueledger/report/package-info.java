/** The value report: first a value, then a page or a PDF. The only package that knows OpenPDF. */
@NullMarked
package org.valueledger.report;

import org.jspecify.annotations.NullMarked;
