/** Who the customers are and which API keys they hold; told to the platform by outbox. */
@NullMarked
package io.getinference.account;

import org.jspecify.annotations.NullMarked;
