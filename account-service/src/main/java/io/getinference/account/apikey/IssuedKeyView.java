package io.getinference.account.apikey;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A key in the one answer that shows its secret.
 *
 * @param listed what every later answer shows
 * @param secret never to be seen again
 */
record IssuedKeyView(@JsonUnwrapped KeyView listed, @JsonProperty("key") ApiKeySecret secret) {}
