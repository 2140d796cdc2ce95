/** What billing tells Kafka: topics made at the start, table rows told once, the outbox relayed. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.getinference.billing.announce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
