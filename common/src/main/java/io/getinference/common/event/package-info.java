/**
 * The facts on the topics, one record type each, and how they are written: CloudEvents headers,
 * JSON bodies. Their forms only ever grow, since the journal is read from its beginning again and
 * again.
 */
@NullMarked
package io.getinference.common.event;

import org.jspecify.annotations.NullMarked;
