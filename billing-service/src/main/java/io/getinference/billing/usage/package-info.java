/** Rated usage, posted once and audited against the price book and the grants that paid. */
@NullMarked
@ApplicationModule(allowedDependencies = {"credit", "ledger", "page", "price"})
package io.getinference.billing.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
