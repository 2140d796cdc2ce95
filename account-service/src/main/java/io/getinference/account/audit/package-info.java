/** Who decided what about an account's money, when and why; kept for ever and never changed. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.getinference.account.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
