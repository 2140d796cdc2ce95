package io.getinference.gateway.budget;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.gateway.journal.Journal;

import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Written to the journal, read from metering's state. */
final class MeteringAuthority implements Authority {

    /**
     * Answers once the row's message {@code number} is applied, or with 503 after {@code wait_ms}.
     */
    private static final String ROW =
            "/internal/accounts/{account}/leases/{life}/{key}?number={number}&wait_ms={wait}";

    private final Journal journal;
    private final MeteringInstances metering;
    private final Duration answerMax;

    MeteringAuthority(Journal journal, MeteringInstances metering, Duration answerMax) {
        this.journal = journal;
        this.metering = metering;
        this.answerMax = answerMax;
    }

    @Override
    public LeaseAnswer ask(LeaseSet message) throws BudgetUnavailable {
        awaitAck(journal.append(message, id(message)));
        try {
            return metering.ask((instance, wait) -> read(instance, message, wait), answerMax);
        } catch (RestClientException e) {
            throw new BudgetUnavailable("metering does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BudgetUnavailable("interrupted while asking", e);
        }
    }

    @Override
    public CompletableFuture<?> tell(LeaseSet message) {
        return journal.append(message, id(message));
    }

    private static LeaseAnswer read(RestClient instance, LeaseSet message, Duration wait) {
        LeaseAnswer answer =
                instance.get()
                        .uri(
                                ROW,
                                message.account(),
                                message.life(),
                                message.key(),
                                message.number(),
                                wait.toMillis())
                        .retrieve()
                        .body(LeaseAnswer.class);
        if (answer == null) {
            throw new RestClientException("it answers nothing");
        }
        return answer;
    }

    private void awaitAck(CompletableFuture<?> ack) throws BudgetUnavailable {
        try {
            ack.get(answerMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BudgetUnavailable("Kafka does not take the ask", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BudgetUnavailable("interrupted while asking", e);
        }
    }

    private static String id(LeaseSet message) {
        return message.life() + "/" + message.key() + "/lease/" + message.number();
    }
}
