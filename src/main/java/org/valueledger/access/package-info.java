/** Users, roles, sign-in and tokens: who may see and do what. {@link org.valueledger.access.Viewer} travels into every query over
 * customers. Knows nothing of what is seen. */
@NullMarked
package org.valueledger.access;

import org.jspecify.annotations.NullMarked;
