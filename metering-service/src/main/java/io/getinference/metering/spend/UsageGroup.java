package io.getinference.metering.spend;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;

import org.jspecify.annotations.Nullable;

/** What a line of a usage report adds up within its time; null is all, or no team. */
record UsageGroup(@Nullable PublicModel model, @Nullable KeyId key, @Nullable TeamId team) {

    /** Unique within a time; lines are in its order. */
    String id() {
        return (model == null ? "" : model.value())
                + "/"
                + (key == null ? "" : key.value())
                + "/"
                + (team == null ? "" : team.value());
    }
}
