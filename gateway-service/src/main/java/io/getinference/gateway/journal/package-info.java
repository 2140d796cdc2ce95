/** The gateway's hand in the accounts' journal: who it is, and how it writes there. */
@NullMarked
@ApplicationModule(allowedDependencies = {"store"})
package io.getinference.gateway.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
