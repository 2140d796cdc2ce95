package io.getinference.gateway.idempotency;

import io.getinference.common.claim.BodyHash;
import io.getinference.common.claim.ClaimAnswer;
import io.getinference.common.claim.ClaimId;
import io.getinference.common.claim.ClaimState;
import io.getinference.common.event.ClaimEnded;
import io.getinference.common.event.RequestClaimed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The rule of the fold without its journal: the first has it until it lets go. */
public final class InMemoryClaims implements ClaimAuthority {

    private final Map<ClaimId, ClaimAnswer> holders = new HashMap<>();
    private final List<ClaimEnded> ends = new ArrayList<>();
    private boolean silent;
    private boolean full;

    public synchronized void silent(boolean isSilent) {
        silent = isSilent;
    }

    public synchronized void full(boolean isFull) {
        full = isFull;
    }

    public synchronized List<ClaimEnded> ends() {
        return List.copyOf(ends);
    }

    /** What the end of a gateway's life does, however it came. */
    public synchronized void endLives() {
        holders.values().removeIf(holder -> holder.state() == ClaimState.RUNNING);
    }

    /** How many keys are held by requests that have not ended. */
    public synchronized long running() {
        return holders.values().stream()
                .filter(holder -> holder.state() == ClaimState.RUNNING)
                .count();
    }

    @Override
    public synchronized ClaimHeard claim(RequestClaimed claim) {
        if (full) {
            return new ClaimHeard.Full();
        }
        ClaimAnswer holder = holders.get(claim.claim());
        if (holder == null || holder.state() == ClaimState.RELEASED) {
            holder = running(claim, claim.body());
            holders.put(claim.claim(), holder);
        }
        return silent ? new ClaimHeard.Unknown("silent") : new ClaimHeard.Answered(holder);
    }

    @Override
    public synchronized CompletableFuture<?> end(ClaimEnded end) {
        ends.add(end);
        holders.computeIfPresent(
                end.claim(),
                (_, holder) ->
                        holder.state() == ClaimState.RUNNING
                                        && holder.holder().equals(end.request())
                                ? new ClaimAnswer(
                                        end.request(), holder.body(), end.state(), end.answer())
                                : holder);
        return CompletableFuture.completedFuture(end);
    }

    private static ClaimAnswer running(RequestClaimed claim, BodyHash body) {
        return new ClaimAnswer(claim.request(), body, ClaimState.RUNNING, null);
    }
}
