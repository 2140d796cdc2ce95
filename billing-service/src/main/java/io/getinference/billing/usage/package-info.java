/**
 * Rated usage, posted once with the place up to which it was read, audited against the price book.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"ledger", "price"})
package io.getinference.billing.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
