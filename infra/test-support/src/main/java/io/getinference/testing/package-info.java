/**
 * Kafka and PostgreSQL for integration tests, in-process or in containers; used with test scope
 * only.
 */
@NullMarked
package io.getinference.testing;

import org.jspecify.annotations.NullMarked;
