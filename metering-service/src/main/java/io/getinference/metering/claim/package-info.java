/**
 * Idempotency keys: who has claimed one, decided by the account's journal, and the answers to
 * gateways that claimed one for a request.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"budget", "owner"})
package io.getinference.metering.claim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
