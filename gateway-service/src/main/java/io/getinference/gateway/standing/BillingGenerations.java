package io.getinference.gateway.standing;

import io.getinference.common.id.RequestId;
import io.getinference.common.standing.Generation;
import io.getinference.gateway.caller.Caller;

import org.springframework.web.client.RestClient;

/** Asks billing, which has posted usage for ever. */
final class BillingGenerations implements Generations {

    private static final String GENERATION =
            "/internal/accounts/{account}/keys/{key}/generations/{request}";

    private final RestClient billing;

    BillingGenerations(RestClient billing) {
        this.billing = billing;
    }

    @Override
    public Told<Generation> of(Caller caller, RequestId request) {
        return Answers.of(() ->
                billing.get()
                        .uri(GENERATION, caller.account(), caller.key(), request)
                        .retrieve()
                        .body(Generation.class));
    }
}
