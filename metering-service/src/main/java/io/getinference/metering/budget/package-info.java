/**
 * The authority over an account's money: a pure fold of its journal into grants, limits and leases,
 * and the answers to gateways that asked for a lease.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "owner")
package io.getinference.metering.budget;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
