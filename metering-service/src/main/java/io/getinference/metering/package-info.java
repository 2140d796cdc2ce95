/** Metering: an account's journal folded into budgets, leases and spend. */
@NullMarked
package io.getinference.metering;

import org.jspecify.annotations.NullMarked;
