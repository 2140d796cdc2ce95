/** What limits an account's spend, gathered from the packages that keep each part of it. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.getinference.account.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
