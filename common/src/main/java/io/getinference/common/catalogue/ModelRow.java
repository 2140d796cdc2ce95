package io.getinference.common.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One immutable row of the catalogue: which upstream model answers for a public one, from when to
 * when. A public model whose upstream is retired has a later row with another upstream; a change of
 * anything is a later row too.
 *
 * @param id names the row for ever, {@code <public model>@<first day>}
 * @param validFrom the first moment it holds
 * @param validUntil the first moment it no longer holds, or null while no end is known
 * @param standsInFor the retired upstream model that this row replaces, or null where the row
 *     serves what its name says
 * @param contextTokensMax the most prompt tokens the model reads
 * @param outputTokensMax the most tokens it writes, thinking included
 * @param alternative the public model whose own row answers where this one's upstream does not, or
 *     null where a failure is told to the caller
 */
public record ModelRow(
        @JsonProperty("id") String id,
        @JsonProperty("model") PublicModel model,
        @JsonProperty("provider") Provider provider,
        @JsonProperty("upstream") UpstreamModel upstream,
        @JsonProperty("valid_from") Instant validFrom,
        @JsonProperty("valid_until") @Nullable Instant validUntil,
        @JsonProperty("stands_in_for") @Nullable UpstreamModel standsInFor,
        @JsonProperty("context_tokens_max") long contextTokensMax,
        @JsonProperty("output_tokens_max") long outputTokensMax,
        @JsonProperty("abilities") Abilities abilities,
        @JsonProperty("display_name") String displayName,
        @JsonProperty("description") String description,
        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("alternative")
                @Nullable PublicModel alternative) {

    @JsonCreator
    public ModelRow {
        if (contextTokensMax < 1 || outputTokensMax < 1) {
            throw new IllegalArgumentException("a model reads and writes at least one token");
        }
        if (validUntil != null && !validUntil.isAfter(validFrom)) {
            throw new IllegalArgumentException("a row ends after it begins");
        }
        if (model.equals(alternative)) {
            throw new IllegalArgumentException("a model is no alternative to itself");
        }
    }

    /** A row without an alternative. */
    public ModelRow(
            String id,
            PublicModel model,
            Provider provider,
            UpstreamModel upstream,
            Instant validFrom,
            @Nullable Instant validUntil,
            @Nullable UpstreamModel standsInFor,
            long contextTokensMax,
            long outputTokensMax,
            Abilities abilities,
            String displayName,
            String description) {
        this(
                id,
                model,
                provider,
                upstream,
                validFrom,
                validUntil,
                standsInFor,
                contextTokensMax,
                outputTokensMax,
                abilities,
                displayName,
                description,
                null);
    }

    /** This row as it is with another alternative from a moment on. */
    public ModelRow from(Instant moment, @Nullable PublicModel alternative) {
        return new ModelRow(
                model + "@" + moment,
                model,
                provider,
                upstream,
                moment,
                validUntil,
                standsInFor,
                contextTokensMax,
                outputTokensMax,
                abilities,
                displayName,
                description,
                alternative);
    }

    /** This row's upstream model as the one that answers for another row's public model. */
    public ModelRow inPlaceOf(ModelRow other) {
        return new ModelRow(
                id,
                other.model,
                provider,
                upstream,
                validFrom,
                validUntil,
                other.upstream,
                contextTokensMax,
                outputTokensMax,
                abilities,
                displayName,
                description,
                null);
    }

    /** Whether the row holds at a moment. */
    public boolean holdsAt(Instant moment) {
        return !moment.isBefore(validFrom) && (validUntil == null || moment.isBefore(validUntil));
    }
}
