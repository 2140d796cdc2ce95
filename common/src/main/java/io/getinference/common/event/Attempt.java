package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.id.RequestId;

import org.jspecify.annotations.Nullable;

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
 * @param acceptedAt when the caller's request came, by the same clock; null in older facts
 * @param firstAt when the first piece of the answer came; null in older facts, and where none came
 */
public record Attempt(
        @JsonProperty("request") RequestId request,
        @JsonProperty("model") PublicModel model,
        @JsonProperty("provider") Provider provider,
        @JsonProperty("asked") UpstreamModel asked,
        @JsonProperty("answered") UpstreamModel answered,
        @JsonProperty("output_tokens_max") long outputTokensMax,
        @JsonProperty("ended_at") Instant endedAt,
        @JsonProperty("accepted_at") @JsonInclude(Include.NON_NULL) @Nullable Instant acceptedAt,
        @JsonProperty("first_at") @JsonInclude(Include.NON_NULL) @Nullable Instant firstAt) {

    public Attempt {
        if (outputTokensMax < 1) {
            throw new IllegalArgumentException("a cap on output is always sent");
        }
    }

    /** An attempt of whose times only the end is known. */
    public Attempt(
            RequestId request,
            PublicModel model,
            Provider provider,
            UpstreamModel asked,
            UpstreamModel answered,
            long outputTokensMax,
            Instant endedAt) {
        this(request, model, provider, asked, answered, outputTokensMax, endedAt, null, null);
    }
}
