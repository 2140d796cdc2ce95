package io.getinference.metering.journal;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.event.UsageRated;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;
import io.getinference.metering.spend.Spend;
import io.getinference.metering.spend.UsageHour;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Names an hour's row in its store, as {@code account/hour/key/team/model}: an account's rows lie
 * together, in the order of their hours.
 *
 * @param hour the whole hour of the journal's time in which the usage was booked
 * @param team the key's own then, or null
 */
record HourKey(
        AccountId account, Instant hour, KeyId key, @Nullable TeamId team, PublicModel model) {

    private static final String SEPARATOR = "/";
    private static final String NO_TEAM = "-";

    static HourKey of(UsageRated rated, @Nullable TeamId team) {
        return new HourKey(
                rated.account(),
                rated.bookedAt().truncatedTo(ChronoUnit.HOURS),
                rated.usage().key(),
                team,
                rated.usage().attempt().model());
    }

    static HourKey parse(String text) {
        List<String> parts = List.of(text.split(SEPARATOR));
        return new HourKey(
                new AccountId(parts.get(0)),
                Instant.parse(parts.get(1)),
                new KeyId(parts.get(2)),
                parts.get(3).equals(NO_TEAM) ? null : new TeamId(parts.get(3)),
                new PublicModel(parts.get(4)));
    }

    /** Below every row of the account's from this hour on, and above all that are earlier. */
    static String floor(AccountId account, Instant hour) {
        return account.value() + SEPARATOR + hour.truncatedTo(ChronoUnit.SECONDS);
    }

    String text() {
        return String.join(
                SEPARATOR,
                account.value(),
                hour.toString(),
                key.value(),
                team == null ? NO_TEAM : team.value(),
                model.value());
    }

    UsageHour with(Spend spend) {
        return new UsageHour(hour, key, team, model, spend);
    }
}
