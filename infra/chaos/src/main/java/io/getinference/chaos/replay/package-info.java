/** The journal read again through metering's own pure fold, with every prefix remembered. */
@NullMarked
package io.getinference.chaos.replay;

import org.jspecify.annotations.NullMarked;
