/** What metering answers to a gateway that asked for a lease. */
@NullMarked
package io.getinference.common.lease;

import org.jspecify.annotations.NullMarked;
