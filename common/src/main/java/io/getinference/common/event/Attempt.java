package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.id.RequestId;

import java.time.Instant;

/**
 * One call to a provider.
 *
 * @param request the caller's request it served
 * @param model what the caller asked for
 * @param asked the upstream model that was called
 * @param answered the upstream model that the provider says has answered; it decides the price
 * @param outputTokensMax the cap that was sent upstream
 * @param endedAt when its usage was known, by the gateway's clock; for reports, never for decisions
 */
public record Attempt(
        @JsonProperty("request") RequestId request,
        @JsonProperty("model") PublicModel model,
        @JsonProperty("provider") Provider provider,
        @JsonProperty("asked") UpstreamModel asked,
        @JsonProperty("answered") UpstreamModel answered,
        @JsonProperty("output_tokens_max") long outputTokensMax,
        @JsonProperty("ended_at") Instant endedAt) {

    public Attempt {
        if (outputTokensMax < 1) {
            throw new IllegalArgumentException("a cap on output is always sent");
        }
    }
}
