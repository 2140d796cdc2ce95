package io.getinference.common.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * One immutable row of the catalogue: which upstream model answers for a public one, from when to
 * when. A public model whose upstream is retired has a later row with another upstream.
 *
 * @param id names the row for ever, {@code <public model>@<first day>}
 * @param validFrom the first moment it holds
 * @param validUntil the first moment it no longer holds, or null while no end is known
 * @param standsInFor the retired upstream model that this row replaces, or null where the row
 *     serves what its name says
 * @param contextTokensMax the most prompt tokens the model reads
 * @param outputTokensMax the most tokens it writes, thinking included
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
        @JsonProperty("description") String description) {

    public ModelRow {
        if (contextTokensMax < 1 || outputTokensMax < 1) {
            throw new IllegalArgumentException("a model reads and writes at least one token");
        }
        if (validUntil != null && !validUntil.isAfter(validFrom)) {
            throw new IllegalArgumentException("a row ends after it begins");
        }
    }

    /** Whether the row holds at a moment. */
    public boolean holdsAt(Instant moment) {
        return !moment.isBefore(validFrom) && (validUntil == null || moment.isBefore(validUntil));
    }

    /**
     * The day in UTC on which the provider shuts down, or has shut down, the model that the public
     * name stands for; null while none is known. A successor may answer from then on.
     */
    public @Nullable LocalDate shutdownDate() {
        Instant end = standsInFor == null ? validUntil : validFrom;
        return end == null ? null : LocalDate.ofInstant(end, ZoneOffset.UTC);
    }
}
