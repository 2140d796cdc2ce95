/** The one JSON mapper; uses nothing else here. */
@NullMarked
package io.getinference.simulator.json;

import org.jspecify.annotations.NullMarked;
