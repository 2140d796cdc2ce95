/** The price book: dated rows that never change, told to everyone who rates. */
@NullMarked
@ApplicationModule(allowedDependencies = {"announce"})
package io.getinference.billing.price;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
