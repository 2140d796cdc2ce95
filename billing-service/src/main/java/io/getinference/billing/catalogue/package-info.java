/** The catalogue: which upstream model answers for a public one, when, and what it takes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"announce"})
package io.getinference.billing.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
