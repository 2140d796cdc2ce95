/** Pages of lists over HTTP. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.getinference.billing.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
