/** Customers, their contacts and contracts. */
@NullMarked
package org.valueledger.customer;

import org.jspecify.annotations.NullMarked;
