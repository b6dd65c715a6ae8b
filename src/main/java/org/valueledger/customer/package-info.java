/** Customers, their contacts and contracts: the list, the API, and which customers a viewer may see. Knows nothing of drivers
 * and readings. */
@NullMarked
package org.valueledger.customer;

import org.jspecify.annotations.NullMarked;
