/** What the holder of an API key may see, as metering and billing tell it to gateways. */
@NullMarked
package io.getinference.common.standing;

import org.jspecify.annotations.NullMarked;
