/** The double-entry book: what is posted stays, and every transaction sums to zero. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.getinference.billing.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
