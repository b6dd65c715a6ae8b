/** Users, roles, tokens, and who may see whom. */
@NullMarked
package org.valueledger.access;

import org.jspecify.annotations.NullMarked;
