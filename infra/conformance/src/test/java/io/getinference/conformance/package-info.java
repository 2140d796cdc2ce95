/** The vendors' own clients call the provider simulator, and must not notice. */
@NullMarked
package io.getinference.conformance;

import org.jspecify.annotations.NullMarked;
