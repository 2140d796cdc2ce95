/**
 * HTTP/1.1 by hand, so that a connection can be broken in every way a provider breaks it; uses
 * nothing else here.
 */
@NullMarked
package io.getinference.simulator.http;

import org.jspecify.annotations.NullMarked;
