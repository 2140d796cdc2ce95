package io.getinference.gateway.budget;

import io.getinference.common.event.RateTotals;
import io.getinference.common.lease.RatesLeft;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** The rates of a lease's key: what this gateway may begin, and who comes when. */
final class Rates {

    /** What is over is told soon, but not for every single request. */
    private static final long SAID_AGAIN_NANOS = Duration.ofMillis(100).toNanos();

    private static final long PAUSE_MAX_NANOS = Duration.ofMillis(500).toNanos();

    private final RateSettings settings;
    private final Quota requests;
    private final Quota tokens;
    private final Quota running;
    private final Comebacks comebacks;
    private final Estimates estimates = new Estimates();
    private boolean unlimited;
    private boolean said;
    private boolean heard;
    private long heardNanos;
    private long saidNanos;
    private long pausedUntilNanos;

    Rates(RateSettings settings, long now) {
        this.settings = settings;
        this.requests = new Quota(RateKind.REQUESTS, settings.aheadFor());
        this.tokens = new Quota(RateKind.TOKENS, settings.aheadFor());
        this.running = new Quota(RateKind.CONCURRENT, settings.aheadFor());
        this.comebacks = new Comebacks(settings.retryMax(), now);
        this.pausedUntilNanos = now;
    }

    Quota of(RateKind kind) {
        return switch (kind) {
            case REQUESTS -> requests;
            case TOKENS -> tokens;
            case CONCURRENT -> running;
        };
    }

    void hear(@Nullable RatesLeft left, long now) {
        heard = true;
        heardNanos = now;
        unlimited = left == null;
        int sharers = left == null ? 1 : left.sharers();
        requests.hear(left == null ? null : left.requests(), said, sharers, now);
        tokens.hear(left == null ? null : left.tokens(), said, sharers, now);
        running.hear(left == null ? null : left.running(), said, sharers, now);
    }

    boolean allow(Claim claim) {
        return requests.allows(1) && tokens.allows(claim.tokens()) && running.allows(1);
    }

    /** A request has begun if and only if this was called. */
    void take(Claim claim, long now) {
        requests.hold(1, now);
        requests.end(1, 1);
        tokens.hold(claim.tokens(), now);
        running.hold(1, now);
    }

    /** A request is over. What failed has used nothing, and says nothing about estimates. */
    void end(Claim claim, long usedUp) {
        tokens.end(claim.tokens(), usedUp);
        running.end(1, 0);
        if (usedUp > 0) {
            estimates.learn(claim.estimate(), usedUp);
        }
    }

    /** The claim with the tokens that it is expected to use by what others have used. */
    Claim corrected(Claim claim) {
        return claim.expecting(estimates.correct(claim.estimate()));
    }

    /** What is asked for those who wait, and a little ahead; null where nothing limits the key. */
    @Nullable RateTotals ask(Waiting waiting, long now) {
        Waiter head = waiting.head();
        long one = head == null ? 0 : 1;
        long first = head == null ? 0 : head.claim().tokens();
        return says(now)
                ? new RateTotals(
                        requests.say(one, waiting.size() + requests.ahead(now)),
                        tokens.say(first, waiting.tokens() + tokens.ahead(now)),
                        running.say(one, waiting.size() + running.ahead(now)))
                : null;
    }

    /** What is kept while nobody waits. */
    @Nullable RateTotals keep(long now) {
        return says(now)
                ? new RateTotals(
                        requests.say(0, requests.ahead(now)),
                        tokens.say(0, tokens.ahead(now)),
                        running.say(0, running.ahead(now)))
                : null;
    }

    /** Everything that is not in use is given back. */
    @Nullable RateTotals rest(long now) {
        return says(now)
                ? new RateTotals(requests.say(0, 0), tokens.say(0, 0), running.say(0, 0))
                : null;
    }

    /** Nobody wants to hear of rates where nothing limits the key. */
    private boolean says(long now) {
        saidNanos = now;
        said = !unlimited;
        return said;
    }

    /** Whether something in hand is not in use, or is used and was not told. */
    boolean hasToSay() {
        return isLeftOver(requests) || isLeftOver(tokens) || isLeftOver(running);
    }

    private static boolean isLeftOver(Quota quota) {
        return quota.isLimited() && (quota.free() > 0 || quota.isOwing());
    }

    /** Whether more should be asked for before somebody has to wait for it. */
    boolean isLow(long now) {
        boolean low = requests.isLow(now) || tokens.isLow(now) || running.isLow(now);
        return low && now - saidNanos >= SAID_AGAIN_NANOS;
    }

    /** Whether others should be told soon what is here and not used, or was used beyond. */
    boolean isDue(long now) {
        boolean owing = tokens.isOwing() && now - saidNanos >= SAID_AGAIN_NANOS;
        boolean ample = requests.isAmple(now) || tokens.isAmple(now) || running.isAmple(now);
        return owing || (ample && now - saidNanos >= settings.aheadFor().toNanos());
    }

    /**
     * While the first in the queue cannot be served, asking again would only tell the same. What
     * comes meanwhile stays in the bucket, and nobody knows when a running request ends. What was
     * asked without rates, before there were any, is asked again with them.
     */
    void pace(Claim first, long now) {
        long wait =
                Math.max(requests.waitNanos(1, 0, now), tokens.waitNanos(first.tokens(), 0, now));
        long pause = Math.clamp(wait, SAID_AGAIN_NANOS, PAUSE_MAX_NANOS);
        pausedUntilNanos = said && !allow(first) ? now + pause : now;
    }

    boolean isPausing(long now) {
        return now - pausedUntilNanos < 0;
    }

    /** Whether what is known is young enough to refuse somebody by it. */
    boolean isFresh(long now) {
        return heard && !unlimited && now - heardNanos < settings.waitMax().toNanos();
    }

    RateLine line(long now) {
        return new RateLine(this, settings.waitMax().toNanos(), now);
    }

    /** Refuses a request, and says when it is its turn: after those who were refused before it. */
    Ruling.Limited refuse(RateKind kind, Claim claim, long waitNanos, long now) {
        Quota quota = of(kind);
        long amount = kind == RateKind.TOKENS ? Math.max(1, claim.tokens()) : 1;
        Duration after = comebacks.next(waitNanos, quota.bringingNanos(amount), now);
        return new Ruling.Limited(kind, quota.limit(), after);
    }

    /** What keeps a claim waiting that has waited for as long as it may, or null. */
    @Nullable RateKind blocking(Claim claim) {
        if (!requests.allows(1)) {
            return RateKind.REQUESTS;
        }
        if (!tokens.allows(claim.tokens())) {
            return RateKind.TOKENS;
        }
        return running.allows(1) ? null : RateKind.CONCURRENT;
    }

    /** How the key stands, or null where that is not known or nothing limits it. */
    @Nullable RateStanding standing(long now) {
        if (!heard || unlimited) {
            return null;
        }
        return new RateStanding(
                RateStanding.Limit.of(requests, now),
                RateStanding.Limit.of(tokens, now),
                RateStanding.Limit.of(running, now));
    }
}
