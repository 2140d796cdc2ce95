package io.getinference.gateway.budget;

import io.getinference.common.event.RateTotal;
import io.getinference.common.lease.RateLeft;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * One rate of a key, as this gateway has it: what it was granted and what it has taken, in totals.
 * As with money, the belief in what was granted is lowered before a message says so.
 */
final class Quota {

    private static final long MINUTE_MICROS = 60_000_000;
    private static final long NANOS_A_MICRO = 1_000;

    /** Longer than the longest debt takes; products with the largest limit fit into 64 bits. */
    private static final long REFILLING_MICROS_MAX = 120 * MINUTE_MICROS;

    /** Nobody knows when a running request ends; those who come back are told apart by this. */
    private static final long ENDING_NANOS = Duration.ofMillis(250).toNanos();

    private final RateKind kind;
    private final Lately lately;
    private long used;
    private long held;
    private long granted;
    private @Nullable RateLeft left;
    private long heardNanos;
    private int sharers = 1;

    /** What others can have no more since the last answer, as the messages since have said. */
    private long movedSince;

    Quota(RateKind kind, Duration aheadFor) {
        this.kind = kind;
        this.lately = new Lately(aheadFor);
    }

    /**
     * Hears how the limit stands.
     *
     * @param said whether it was told before what this gateway has taken; otherwise the answer
     *     knows nothing of that, and neither grants anything nor is anything owed
     */
    void hear(@Nullable RateLeft answer, boolean said, int among, long now) {
        left = answer;
        sharers = among;
        heardNanos = now;
        movedSince = 0;
        granted = answer == null || !said ? taken() : answer.granted();
    }

    boolean isLimited() {
        return left != null;
    }

    /** The limit; zero where there is none. */
    long limit() {
        return left == null ? 0 : left.limit();
    }

    boolean allows(long amount) {
        return left == null || free() >= amount;
    }

    void hold(long amount, long now) {
        held += amount;
        lately.add(amount, now);
    }

    /** Ends a hold; so much of it, or more, is used for good. */
    void end(long amount, long usedUp) {
        held -= amount;
        used += usedUp;
    }

    private long taken() {
        return used + held;
    }

    /** What may still be taken here; negative where more was used than granted. */
    long free() {
        return granted - taken();
    }

    /** Used and not granted: others take it for theirs until they are told. */
    boolean isOwing() {
        return left != null && used > granted;
    }

    /** What is likely to be taken soon, so little that others hardly miss it. */
    long ahead(long now) {
        if (left == null) {
            return 0;
        }
        long most =
                kind == RateKind.CONCURRENT
                        ? Math.max(1, left.limit() / 20)
                        : left.limit() / 120 / sharers;
        return Math.min(lately.sum(now), most);
    }

    boolean isLow(long now) {
        return left != null && 2 * Math.max(0, free()) < ahead(now) && available(now) > 0;
    }

    boolean isAmple(long now) {
        return left != null && free() > ahead(now);
    }

    /** What is to be said of it; the belief is lowered to that. */
    RateTotal say(long needed, long wanted) {
        long wants = taken() + wanted;
        long before = granted;
        granted = Math.max(used, Math.min(granted, wants));
        movedSince += granted - before;
        long settled = kind == RateKind.CONCURRENT ? taken() : used;
        return new RateTotal(settled, taken() + needed, wants);
    }

    /** What all gateways together could still be granted now, as far as is known here. */
    long available(long now) {
        if (left == null) {
            return Long.MAX_VALUE;
        }
        long refilled =
                kind == RateKind.CONCURRENT
                        ? 0
                        : refillingMicros(now) * left.limit() / MINUTE_MICROS;
        return Math.min(left.burst(), left.available() + refilled - movedSince);
    }

    /**
     * How long until it can be had, after so much was given to those before it here. The first may
     * be anybody's; of what comes then, this gateway has its part.
     */
    long waitNanos(long amount, long before, long now) {
        if (left == null || kind == RateKind.CONCURRENT || free() >= before + amount) {
            return 0;
        }
        long own = Math.max(0, before - free());
        long missing = Math.max(0, own + 1 - available(now));
        long first = Math.min(missing, Math.max(0, 1 - available(now)));
        return bringingNanos(first) / sharers + bringingNanos(missing - first);
    }

    /** Whether so many wait already that not even if all ended another's turn would come. */
    boolean isCrowdedBy(long before) {
        return left != null && before - Math.max(0, free()) >= left.limit();
    }

    /** How long it takes until this gateway's part of what comes is as much, rounded up. */
    long bringingNanos(long amount) {
        if (left == null) {
            return 0;
        }
        return kind == RateKind.CONCURRENT
                ? amount * ENDING_NANOS
                : Math.ceilDiv(amount * MINUTE_MICROS, left.limit()) * sharers * NANOS_A_MICRO;
    }

    /** How long until the whole burst may be taken. */
    long fullNanos(long now) {
        return left == null || kind == RateKind.CONCURRENT
                ? 0
                : Math.max(0, left.burst() - available(now) - Math.max(0, free()))
                        * MINUTE_MICROS
                        / left.limit()
                        * NANOS_A_MICRO;
    }

    private long refillingMicros(long now) {
        return Math.min((now - heardNanos) / NANOS_A_MICRO, REFILLING_MICROS_MAX);
    }
}
