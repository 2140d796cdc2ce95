package io.getinference.metering.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.common.event.EventHead;
import io.getinference.common.event.EventRecords;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.UnreadableEvent;
import io.getinference.common.event.UsageRated;
import io.getinference.common.id.AccountId;
import io.getinference.metering.budget.AccountState;
import io.getinference.metering.budget.Applied;
import io.getinference.metering.budget.Effect;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Applies each record of the journal to its account, and writes down what came of it. */
final class AccountFold implements Processor<byte[], byte[], byte[], byte[]> {

    private static final String SOURCE = "metering";

    private final FoldListener listener;
    private final QuarantinedRecords quarantined;
    private final Duration hoursKept;
    private ProcessorContext<byte[], byte[]> context;
    private KeyValueStore<String, AccountState> accounts;
    private SpendBook spends;

    /** Kafka Streams calls {@link #init} before anything else. */
    @SuppressWarnings("NullAway.Init")
    AccountFold(FoldListener listener, QuarantinedRecords quarantined, Duration hoursKept) {
        this.listener = listener;
        this.quarantined = quarantined;
        this.hoursKept = hoursKept;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
        context = newContext;
        accounts = newContext.getStateStore(Stores.BUDGET);
        spends = new SpendBook(newContext, hoursKept);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            apply(read(record), record);
        } catch (UnreadableEvent e) {
            quarantine(record, Objects.requireNonNullElse(e.getMessage(), "unreadable"));
        }
    }

    /** A record under another key would be in another partition's order, so it is nobody's fact. */
    private static JournalEvent read(Record<byte[], byte[]> record) {
        JournalEvent event =
                EventRecords.read(JournalEvent.class, record.headers(), record.value());
        if (record.key() == null
                || !event.account().value().equals(new String(record.key(), UTF_8))) {
            throw new UnreadableEvent("the record's key is not the event's account", null);
        }
        return event;
    }

    private void apply(JournalEvent event, Record<byte[], byte[]> record) {
        AccountId account = event.account();
        AccountState known = accounts.get(Stores.key(account));
        AccountState before = known == null ? AccountState.NEW : known;
        Applied applied = before.apply(event, Instant.ofEpochMilli(record.timestamp()));
        for (Effect effect : applied.effects()) {
            on(effect, record);
        }
        accounts.put(Stores.key(account), applied.state());
        listener.applied(account, applied);
    }

    private void on(Effect effect, Record<byte[], byte[]> record) {
        switch (effect) {
            case Effect.Rated(UsageRated rated) -> publish(rated, record);
            case Effect.Quarantined(String reason) -> quarantine(record, reason);
            case Effect.Ignored _, Effect.Reclaimed _ -> {}
        }
    }

    private void publish(UsageRated rated, Record<byte[], byte[]> record) {
        spends.add(rated, null);
        EventHead head =
                new EventHead(rated.usage().attemptId(), SOURCE, rated.usage().attempt().endedAt());
        context.forward(
                new Record<>(
                        record.key(),
                        EventRecords.body(rated),
                        record.timestamp(),
                        EventRecords.headers(rated, head)),
                JournalTopology.RATED);
    }

    private void quarantine(Record<byte[], byte[]> record, String reason) {
        context.forward(
                quarantined.of(record, reason, context.recordMetadata()),
                JournalTopology.QUARANTINE);
        listener.quarantined(reason);
    }
}
