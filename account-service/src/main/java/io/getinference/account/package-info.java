/** Who the customers are, their teams, API keys and limits; told to the platform by outbox. */
@NullMarked
package io.getinference.account;

import org.jspecify.annotations.NullMarked;
