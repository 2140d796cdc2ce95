/** The account journal, read by Kafka Streams and kept in stores beside it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"budget", "claim", "owner", "spend"})
package io.getinference.metering.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
