/** What only operators decide about an account: leases reclaimed, usage corrected, other rules. */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "announce", "apikey", "audit"})
package io.getinference.account.operator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
