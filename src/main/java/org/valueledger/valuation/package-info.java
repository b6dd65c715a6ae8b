/** The maths: value delivered, planned value, attainment, status and the business case. Plain Java; knows nothing of the
 * web, the database, reactive types or the clock. */
@NullMarked
package org.valueledger.valuation;

import org.jspecify.annotations.NullMarked;
