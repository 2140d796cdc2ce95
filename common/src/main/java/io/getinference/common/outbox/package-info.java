/**
 * Facts decided in PostgreSQL reach Kafka, each at least once and in order: written in the deciding
 * transaction, relayed after it.
 */
@NullMarked
package io.getinference.common.outbox;

import org.jspecify.annotations.NullMarked;
