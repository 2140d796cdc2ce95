/**
 * Credit that leaves a grant without being spent: asked back, or expired; posted as the fold took
 * it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"credit", "ledger", "page"})
package io.getinference.billing.taking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
