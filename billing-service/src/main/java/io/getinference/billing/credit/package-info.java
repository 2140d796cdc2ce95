/**
 * Grants of credit: posted, numbered and told in one transaction, once for each Idempotency-Key;
 * and how each stands.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"ledger", "page"})
package io.getinference.billing.credit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
