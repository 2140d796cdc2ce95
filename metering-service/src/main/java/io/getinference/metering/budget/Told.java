package io.getinference.metering.budget;

import io.getinference.common.event.Window;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/**
 * The highest share of a cap that was told to be reached, and is reached still.
 *
 * @param since when the cap's window began; another window is another budget
 */
record Told(
        @Nullable TeamId team,
        @Nullable KeyId key,
        @Nullable Window window,
        Instant since,
        int percent) {

    static Told of(Cap cap, int percent) {
        return new Told(cap.team(), cap.key(), cap.window(), cap.since(), percent);
    }

    boolean isOf(Cap cap) {
        return window == cap.window()
                && Objects.equals(key, cap.key())
                && Objects.equals(team, cap.team())
                && since.equals(cap.since());
    }
}
