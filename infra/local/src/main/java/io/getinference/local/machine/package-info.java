/** What this machine tells about itself: its memory, its disk and who uses a port. */
@NullMarked
package io.getinference.local.machine;

import org.jspecify.annotations.NullMarked;
