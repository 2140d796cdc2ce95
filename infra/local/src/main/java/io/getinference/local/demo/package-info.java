/**
 * The demo account: made through the public admin APIs, so that the first start already exercises
 * them.
 */
@NullMarked
package io.getinference.local.demo;

import org.jspecify.annotations.NullMarked;
