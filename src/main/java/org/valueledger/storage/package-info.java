/** How the service reaches PostgreSQL, its own or another: pools, migrations, the shield that every write runs through and
 * the one way off the event loop. Knows nothing of what is stored. */
@NullMarked
package org.valueledger.storage;

import org.jspecify.annotations.NullMarked;
