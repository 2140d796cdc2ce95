/** What a prompt's pictures and papers say of themselves in their bytes; uses nothing else here. */
@NullMarked
package io.getinference.simulator.media;

import org.jspecify.annotations.NullMarked;
