/** The claim of an idempotency key: its hashes, and what metering answers to who claimed it. */
@NullMarked
package io.getinference.common.claim;

import org.jspecify.annotations.NullMarked;
