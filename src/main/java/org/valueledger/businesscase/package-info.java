/** What sales promised: business cases entered or imported, kept as versions, each benefit line linked to the value driver
 * that delivers it, so that promised, agreed and delivered stand side by side. Knows nothing of reports. */
@NullMarked
package org.valueledger.businesscase;

import org.jspecify.annotations.NullMarked;
