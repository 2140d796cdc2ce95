/**
 * What metering's fold decided, read from {@code rated-usage} and booked once, each record in one
 * transaction with the place after it; what cannot be booked is parked until an operator tries it
 * again.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"alert", "ledger", "page", "taking", "usage"})
package io.getinference.billing.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
