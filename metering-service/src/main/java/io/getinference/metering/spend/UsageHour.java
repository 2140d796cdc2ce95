package io.getinference.metering.spend;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What a key used of a model within an hour.
 *
 * @param hour its begin, by the journal's time, when usage was booked: an hour that is over never
 *     changes
 * @param team the key's when it was booked, or null
 */
public record UsageHour(
        Instant hour, KeyId key, @Nullable TeamId team, PublicModel model, Spend spend)
        implements UsageRow {}
