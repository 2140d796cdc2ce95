/** That budgets were reached, as metering's fold told it: kept for whoever sends alerts. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ledger", "page"})
package io.getinference.billing.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
