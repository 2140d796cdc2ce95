package io.getinference.account.account;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import io.getinference.account.limit.AlertPercents;
import io.getinference.account.limit.TimeZoneName;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a PATCH says about an account. */
final class ChangeAccount extends Change {

    private @Nullable TimeZoneName timeZone;
    private @Nullable AlertPercents alertAt;

    @JsonSetter(value = "time_zone", nulls = Nulls.FAIL)
    void timeZone(TimeZoneName newZone) {
        timeZone = newZone;
    }

    @JsonSetter(value = "alert_at_percent", nulls = Nulls.FAIL, contentNulls = Nulls.FAIL)
    void alertAt(AlertPercents percents) {
        alertAt = percents;
    }

    String timeZoneOr(String present) {
        return timeZone == null ? present : timeZone.value();
    }

    List<Integer> alertAtOr(List<Integer> present) {
        return alertAt == null ? present : alertAt.percents();
    }
}
