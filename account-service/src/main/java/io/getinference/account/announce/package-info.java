/** Tells the platform what was decided here: in which order, and when the outbox is relayed. */
@NullMarked
@ApplicationModule(allowedDependencies = "limit")
package io.getinference.account.announce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
