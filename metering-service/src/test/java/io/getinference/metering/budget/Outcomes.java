package io.getinference.metering.budget;

import static io.getinference.metering.budget.InvariantBroken.unless;

import io.getinference.common.event.BudgetReached;
import io.getinference.common.event.CreditTaken;
import io.getinference.common.event.UsageRated;
import io.getinference.common.id.LifeId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Effects, sorted by what they are of. */
final class Outcomes {

    private final List<CreditTaken> atFirst = new ArrayList<>();
    private final List<CreditTaken> atLast = new ArrayList<>();
    private final List<UsageRated> rated = new ArrayList<>();
    private final List<LifeId> closed = new ArrayList<>();
    private final List<BudgetReached> reached = new ArrayList<>();
    private @Nullable CreditTaken reversal;
    private boolean reversed;
    private boolean quarantined;
    private boolean isBegun;

    Outcomes(List<Effect> effects) {
        effects.forEach(this::add);
    }

    private void add(Effect effect) {
        switch (effect) {
            case Effect.Rated(UsageRated one, _) -> {
                rated.add(one);
                isBegun = true;
            }
            case Effect.Taken(CreditTaken piece) -> add(piece);
            case Effect.Closed(LifeId life) -> {
                closed.add(life);
                isBegun = true;
            }
            case Effect.Quarantined _ -> {
                quarantined = true;
                isBegun = true;
            }
            case Effect.Ignored _ -> isBegun = true;
            case Effect.Reached(BudgetReached one) -> reached.add(one);
            case Effect.Reclaimed _ -> {}
        }
    }

    /** Before the event's own effects, what was due; an event without any changes no order. */
    private void add(CreditTaken piece) {
        if (piece.cause() != CreditTaken.Cause.EXPIRY) {
            unless(reversal == null, "two pieces of one reversal");
            reversal = piece;
            isBegun = true;
        } else {
            (isBegun ? atLast : atFirst).add(piece);
        }
    }

    List<CreditTaken> expiriesAtFirst() {
        return atFirst.stream().filter(_ -> isBegun).toList();
    }

    List<CreditTaken> expiriesAtLast() {
        return isBegun ? atLast : atFirst;
    }

    CreditTaken reversal() {
        unless(reversal != null, "nothing says what was taken back");
        reversed = true;
        return Objects.requireNonNull(reversal);
    }

    List<UsageRated> rated() {
        return rated;
    }

    List<LifeId> closed() {
        return closed;
    }

    List<BudgetReached> reached() {
        return reached;
    }

    boolean isQuarantined() {
        return quarantined;
    }

    void requireNothingElse() {
        unless(reversed || reversal == null, "credit was taken that nobody took back");
    }
}
