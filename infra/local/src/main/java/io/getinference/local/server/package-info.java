/** The real Kafka and the real PostgreSQL of the local stack, with data that survives a restart. */
@NullMarked
package io.getinference.local.server;

import org.jspecify.annotations.NullMarked;
