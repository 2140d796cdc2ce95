/**
 * The public door: an OpenAI-compatible API in front of the providers, with money set aside before
 * each call.
 */
@NullMarked
package io.getinference.gateway;

import org.jspecify.annotations.NullMarked;
