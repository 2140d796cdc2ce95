/** What an account calls models by names of its own, and which one answers where none is named. */
@NullMarked
@ApplicationModule(allowedDependencies = "account")
package io.getinference.account.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
