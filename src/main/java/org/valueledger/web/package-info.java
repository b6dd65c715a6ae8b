/** What every page and every answer shares: layout, errors, paging, formats, and requests that may be sent twice. Knows nothing
 * of the business. */
@NullMarked
package org.valueledger.web;

import org.jspecify.annotations.NullMarked;
