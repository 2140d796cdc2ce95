/** What the providers' prompt caches remember; uses nothing else here. */
@NullMarked
package io.getinference.simulator.cache;

import org.jspecify.annotations.NullMarked;
