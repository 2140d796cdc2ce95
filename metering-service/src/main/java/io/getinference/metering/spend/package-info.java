/** What was spent, per account and per API key, for whoever asks over HTTP. */
@NullMarked
@ApplicationModule(allowedDependencies = {"budget", "owner"})
package io.getinference.metering.spend;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
