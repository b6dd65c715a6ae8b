/** What every page and every answer shares: layout, errors, paging, formats. */
@NullMarked
package org.valueledger.web;

import org.jspecify.annotations.NullMarked;
