/** Claude, through Anthropic's Messages API. */
@NullMarked
package io.getinference.gateway.provider.anthropic;

import org.jspecify.annotations.NullMarked;
