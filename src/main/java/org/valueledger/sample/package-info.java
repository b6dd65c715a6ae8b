/** Fills an empty embedded database with invented customers, so that the first start shows a portfolio at work. Nothing
 * depends on it. */
@NullMarked
package org.valueledger.sample;

import org.jspecify.annotations.NullMarked;
