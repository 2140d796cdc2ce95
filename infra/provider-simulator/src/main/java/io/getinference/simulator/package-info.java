/**
 * Plays api.anthropic.com and generativelanguage.googleapis.com on one port; may use every package
 * below.
 */
@NullMarked
package io.getinference.simulator;

import org.jspecify.annotations.NullMarked;
