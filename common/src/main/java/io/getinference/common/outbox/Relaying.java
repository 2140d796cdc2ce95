package io.getinference.common.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.util.Map;

/** Empties the outbox into Kafka, as often as it is asked to. */
public final class Relaying implements AutoCloseable {

    private final OutboxRelay relay;
    private final OutboxSender sender;
    private final Outage outage = new Outage("Relaying the outbox");

    /**
     * Makes it without asking for Kafka, which may come later.
     *
     * @param source the service, as {@code ce_source}
     * @param connection how a producer reaches Kafka; what makes an ack reliable is added to it
     */
    public Relaying(
            String source,
            Map<String, Object> connection,
            JdbcClient jdbc,
            TransactionOperations transactions) {
        this(source, new OutboxSender(connection), jdbc, transactions);
    }

    Relaying(
            String source,
            OutboxSender sender,
            JdbcClient jdbc,
            TransactionOperations transactions) {
        this.sender = sender;
        this.relay = new OutboxRelay(source, jdbc, transactions, sender::send);
    }

    /**
     * Sends until nothing is left. A failure is logged once an outage and thrown at nobody: the
     * rows stay for the next call.
     */
    public void relayAll() {
        if (!outage.survives(this::relayBatches)) {
            sender.forgetUnsent();
        }
    }

    private void relayBatches() {
        int sent;
        do {
            sent = relay.relay();
        } while (sent > 0);
    }

    /**
     * Sends nothing more and ends a send that still waits. Call it at the very start of a stop:
     * what comes later waits for a relay under way, which must not wait for Kafka.
     */
    @Override
    public void close() {
        sender.close();
    }
}
