/** What a customer's named contact sees and answers through a signed link, and how an account manager makes such links. Whoever
 * comes through a link sees that link's matters and nothing else. */
@NullMarked
package org.valueledger.portal;

import org.jspecify.annotations.NullMarked;
