/**
 * What may be bought: the rows of the model catalogue, dated data that billing owns and gateways
 * read.
 */
@NullMarked
package io.getinference.common.catalogue;

import org.jspecify.annotations.NullMarked;
