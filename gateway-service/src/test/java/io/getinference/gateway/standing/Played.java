package io.getinference.gateway.standing;

import io.getinference.common.id.RequestId;
import io.getinference.common.standing.Generation;
import io.getinference.common.standing.KeyStanding;
import io.getinference.common.standing.KeyUsage;
import io.getinference.gateway.caller.Caller;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Metering and billing as far as the holder of a key is told of them, in memory. */
final class Played implements Standings, Generations {

    final Map<Caller, KeyStanding> standings = new HashMap<>();
    final Map<Caller, KeyUsage> usage = new HashMap<>();
    final Map<Caller, Map<RequestId, Generation>> generations = new HashMap<>();
    final List<UsageAsked> asked = new ArrayList<>();
    boolean isAway;

    @Override
    public Told<KeyStanding> of(Caller caller) {
        return told(standings.get(caller));
    }

    @Override
    public Told<KeyUsage> usage(Caller caller, UsageAsked page) {
        asked.add(page);
        return "garbage".equals(page.parameters().get("cursor"))
                ? new Told.Wrong<>()
                : told(usage.getOrDefault(caller, new KeyUsage(List.of(), null)));
    }

    @Override
    public Told<Generation> of(Caller caller, RequestId request) {
        return told(generations.getOrDefault(caller, Map.of()).get(request));
    }

    private <T> Told<T> told(@Nullable T value) {
        if (isAway) {
            return new Told.Away<>();
        }
        return value == null ? new Told.Unknown<>() : new Told.Known<>(value);
    }
}
