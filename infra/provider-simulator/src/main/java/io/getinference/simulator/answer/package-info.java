/**
 * What a model answers, and how many tokens that is, as a pure function of the request; uses json.
 */
@NullMarked
package io.getinference.simulator.answer;

import org.jspecify.annotations.NullMarked;
