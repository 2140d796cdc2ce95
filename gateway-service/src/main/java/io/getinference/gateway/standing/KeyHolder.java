package io.getinference.gateway.standing;

import io.getinference.common.id.RequestId;
import io.getinference.common.standing.Generation;
import io.getinference.common.standing.KeyStanding;
import io.getinference.common.standing.KeyUsage;
import io.getinference.gateway.caller.Caller;
import io.getinference.gateway.caller.Callers;
import io.getinference.gateway.completion.Exchange;
import io.getinference.gateway.completion.Refusals;
import io.getinference.gateway.openai.RefusedException;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Answers the holder of an API key about that key. No question here names another account or key
 * than the caller's own, so no answer can.
 */
@Component
public final class KeyHolder {

    private static final int OK = 200;

    private final Callers callers;
    private final Standings standings;
    private final Generations generations;
    private final StandingSettings settings;
    private final InstantSource clock;
    private final Semaphore places;

    KeyHolder(
            Callers callers,
            Standings standings,
            Generations generations,
            StandingSettings settings,
            InstantSource clock) {
        this.callers = callers;
        this.standings = standings;
        this.generations = generations;
        this.settings = settings;
        this.clock = clock;
        this.places = new Semaphore(settings.asksMax());
    }

    /**
     * Its limits and what is left under each.
     *
     * @throws RefusedException where that is not known now
     */
    public void key(Exchange exchange) throws IOException {
        Caller caller = caller(exchange);
        switch (ask(() -> standings.of(caller))) {
            case Told.Known<KeyStanding>(KeyStanding standing) ->
                    exchange.json(OK, KeyView.of(standing));
            case Told.Unknown<KeyStanding> _, Told.Wrong<KeyStanding> _, Told.Away<KeyStanding> _ ->
                    throw NotTold.now();
        }
    }

    /**
     * What it used, by time and model.
     *
     * @param query of the URL
     * @throws RefusedException where the query cannot be answered, or not now
     */
    public void usage(Exchange exchange, Map<String, String[]> query) throws IOException {
        Caller caller = caller(exchange);
        UsageAsked asked = UsageAsked.of(query, settings.pageMax());
        switch (ask(() -> standings.usage(caller, asked))) {
            case Told.Known<KeyUsage>(KeyUsage usage) -> exchange.json(OK, UsageView.of(usage));
            // All else was checked here.
            case Told.Wrong<KeyUsage> _ -> throw UsageAsked.wrongCursor();
            case Told.Unknown<KeyUsage> _, Told.Away<KeyUsage> _ -> throw NotTold.now();
        }
    }

    /**
     * What one of its requests used and cost.
     *
     * @param id as {@code x-request-id} named it
     * @throws RefusedException where this key made none of that name, or it is not known yet
     */
    public void generation(Exchange exchange, String id) throws IOException {
        Caller caller = caller(exchange);
        RequestId request = request(id);
        switch (ask(() -> generations.of(caller, request))) {
            case Told.Known<Generation>(Generation generation) ->
                    exchange.json(OK, GenerationView.of(generation));
            case Told.Unknown<Generation> _, Told.Wrong<Generation> _ ->
                    throw mayComeYet(request) ? NotTold.yet() : NotTold.ofThisKey();
            case Told.Away<Generation> _ -> throw NotTold.now();
        }
    }

    private Caller caller(Exchange exchange) {
        return Refusals.orThrow(callers.identify(exchange.authorization(), exchange.address()));
    }

    private static RequestId request(String id) {
        try {
            return new RequestId(id);
        } catch (IllegalArgumentException e) {
            throw NotTold.ofThisKey();
        }
    }

    /** Its name says when it was made; after a while, what is not posted is not there. */
    private boolean mayComeYet(RequestId request) {
        return request.madeAt().plus(settings.postedWithin()).isAfter(clock.instant());
    }

    private <T> Told<T> ask(Supplier<Told<T>> question) {
        if (!places.tryAcquire()) {
            throw NotTold.toSoMany();
        }
        try {
            return question.get();
        } finally {
            places.release();
        }
    }
}
