/** A Kafka node as a process of its own, one of several that make a cluster. */
@NullMarked
package io.getinference.chaos.kafka;

import org.jspecify.annotations.NullMarked;
