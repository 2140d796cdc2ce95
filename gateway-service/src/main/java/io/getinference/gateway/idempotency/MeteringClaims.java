package io.getinference.gateway.idempotency;

import io.getinference.common.claim.ClaimAnswer;
import io.getinference.common.event.ClaimEnded;
import io.getinference.common.event.ClaimFact;
import io.getinference.common.event.RequestClaimed;
import io.getinference.common.event.Wire;
import io.getinference.gateway.budget.MeteringInstances;
import io.getinference.gateway.journal.Journal;

import org.springframework.http.ResponseEntity;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import tools.jackson.core.JacksonException;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Written to the journal, read from metering's state. */
final class MeteringClaims implements ClaimAuthority {

    /** Answers once the fact at {@code offset} is applied, or with 503 after {@code wait_ms}. */
    private static final String CLAIM =
            "/internal/accounts/{account}/claims/{claim}?offset={offset}&wait_ms={wait}";

    private final Journal journal;
    private final MeteringInstances metering;
    private final Duration answerMax;

    MeteringClaims(Journal journal, MeteringInstances metering, Duration answerMax) {
        this.journal = journal;
        this.metering = metering;
        this.answerMax = answerMax;
    }

    @Override
    public ClaimHeard claim(RequestClaimed claim) {
        try {
            long offset =
                    journal.append(claim, id(claim) + "/claimed")
                            .get(answerMax.toMillis(), TimeUnit.MILLISECONDS);
            return new ClaimHeard.Answered(
                    metering.ask(
                            (instance, wait) -> read(instance, claim, offset, wait), answerMax));
        } catch (ExecutionException | TimeoutException e) {
            return new ClaimHeard.Unknown("Kafka does not take the claim: " + e.getMessage());
        } catch (HttpClientErrorException.TooManyRequests e) {
            return new ClaimHeard.Full();
        } catch (RestClientException e) {
            return new ClaimHeard.Unknown("metering does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ClaimHeard.Unknown("interrupted while asking");
        }
    }

    @Override
    public CompletableFuture<?> end(ClaimEnded end) {
        return journal.append(end, id(end) + "/ended");
    }

    private static ClaimAnswer read(
            RestClient instance, RequestClaimed claim, long offset, Duration wait) {
        ResponseEntity<byte[]> answer =
                instance.get()
                        .uri(CLAIM, claim.account(), claim.claim(), offset, wait.toMillis())
                        .retrieve()
                        .toEntity(byte[].class);
        byte[] body = answer.getBody();
        if (body == null || !answer.getStatusCode().is2xxSuccessful()) {
            throw new RestClientException("it answers " + answer.getStatusCode());
        }
        try {
            return Objects.requireNonNull(
                    Wire.JSON.readValue(body, ClaimAnswer.class), "null is no answer");
        } catch (JacksonException | NullPointerException e) {
            throw new RestClientException("it answers no claim", e);
        }
    }

    private static String id(ClaimFact fact) {
        return fact.life() + "/" + fact.request() + "/" + fact.claim();
    }
}
