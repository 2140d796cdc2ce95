/** The paying customers: opened once, under an id that their opener may choose. */
@NullMarked
@ApplicationModule(allowedDependencies = {"announce", "limit"})
package io.getinference.account.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
