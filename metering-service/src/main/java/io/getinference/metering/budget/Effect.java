package io.getinference.metering.budget;

import io.getinference.common.event.BudgetReached;
import io.getinference.common.event.CreditTaken;
import io.getinference.common.event.UsageRated;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

/** What an event led to besides the account's new state. */
public sealed interface Effect {

    /**
     * Usage was charged, perhaps with nothing.
     *
     * @param team under whose budgets it was charged too, or null
     */
    record Rated(UsageRated rated, @Nullable TeamId team) implements Effect {}

    /** Credit left a grant without being spent. */
    record Taken(CreditTaken taken) implements Effect {}

    /** Charges have reached a share of a budget. */
    record Reached(BudgetReached reached) implements Effect {}

    /** A gateway stayed away for too long; its money is free again and its row closed. */
    record Reclaimed(LifeId life, KeyId key, Money amount) implements Effect {}

    /** A life is over and all its usage was seen; its money is free and it is forgotten. */
    record Closed(LifeId life) implements Effect {}

    /** The event changes nothing, as it should. */
    record Ignored(Reason reason) implements Effect {}

    /**
     * The event cannot be applied; someone has to look at it.
     *
     * @param reason what is wrong with it
     */
    record Quarantined(String reason) implements Effect {}

    /** Why an event changed nothing. */
    enum Reason {
        /** The same fact was applied before. */
        REPETITION,
        /** A newer one was applied before. */
        OUTDATED,
        /** No limits name the key now. */
        UNKNOWN_KEY,
        /** Nothing was ever heard of the life. */
        UNKNOWN_LIFE,
        /** The row was reclaimed. */
        CLOSED_ROW,
        /** The life is over, and all its usage was seen. */
        CLOSED_LIFE,
        /** Too much usage is quarantined to know what is left. */
        FROZEN
    }
}
