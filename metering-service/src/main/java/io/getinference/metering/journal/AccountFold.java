package io.getinference.metering.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.common.event.BudgetReached;
import io.getinference.common.event.ClaimFact;
import io.getinference.common.event.CreditTaken;
import io.getinference.common.event.DecidedEvent;
import io.getinference.common.event.EventHead;
import io.getinference.common.event.EventRecords;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.UnreadableEvent;
import io.getinference.common.event.UsageRated;
import io.getinference.common.id.AccountId;
import io.getinference.metering.budget.AccountState;
import io.getinference.metering.budget.Applied;
import io.getinference.metering.budget.Effect;
import io.getinference.metering.budget.UsageClaim;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Applies each record of the journal to its account, and writes down what came of it. */
final class AccountFold implements Processor<byte[], byte[], byte[], byte[]> {

    private static final String SOURCE = "metering";

    private final FoldListener listener;
    private final JournalSettings settings;
    private final QuarantinedRecords quarantined;
    private final Duration hoursKept;
    private ProcessorContext<byte[], byte[]> context;
    private RecentStates accounts;
    private SpendBook spends;
    private ClaimBook claims;

    /** Kafka Streams calls {@link #init} before anything else. */
    @SuppressWarnings("NullAway.Init")
    AccountFold(FoldListener listener, JournalSettings settings, Duration hoursKept) {
        this.listener = listener;
        this.settings = settings;
        this.quarantined = new QuarantinedRecords(settings.quarantinedBytesMax());
        this.hoursKept = hoursKept;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
        context = newContext;
        accounts =
                new RecentStates(newContext.getStateStore(Stores.BUDGET), settings.statesKeptMax());
        spends = new SpendBook(newContext, hoursKept);
        claims = new ClaimBook(newContext.getStateStore(Stores.CLAIMS));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            apply(read(record), record);
        } catch (UnreadableEvent e) {
            String reason = Objects.requireNonNullElse(e.getMessage(), "unreadable");
            UsageClaim claim = UnreadableUsage.claim(record);
            if (claim == null) {
                quarantine(record, reason);
            } else {
                apply(claim, new Rejected(record, reason));
            }
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
        AccountState before = accounts.of(event.account());
        Applied applied = before.apply(event, Instant.ofEpochMilli(record.timestamp()));
        for (Effect effect : applied.effects()) {
            on(effect, record);
        }
        if (event instanceof ClaimFact fact) {
            claims.on(fact, applied.state(), context.recordMetadata().orElseThrow().offset());
        }
        store(event.account(), before, applied);
    }

    /** What it is that cannot be read is told by whoever could not read it. */
    private void apply(UsageClaim claim, Rejected rejected) {
        Record<byte[], byte[]> record = rejected.record;
        AccountState before = accounts.of(claim.account());
        Applied applied = before.apply(claim, Instant.ofEpochMilli(record.timestamp()));
        for (Effect effect : applied.effects()) {
            if (effect instanceof Effect.Quarantined) {
                quarantine(record, rejected.reason);
            } else {
                on(effect, record);
            }
        }
        store(claim.account(), before, applied);
    }

    private void store(AccountId account, AccountState before, Applied applied) {
        accounts.put(account, applied.state());
        listener.applied(account, before, applied);
    }

    private void on(Effect effect, Record<byte[], byte[]> record) {
        switch (effect) {
            case Effect.Rated rated -> publish(rated, record);
            case Effect.Taken(CreditTaken taken) -> publish(taken, record);
            case Effect.Reached(BudgetReached reached) -> publish(reached, record);
            case Effect.Quarantined(String reason) -> quarantine(record, reason);
            case Effect.Ignored _, Effect.Reclaimed _, Effect.Closed _ -> {}
        }
    }

    private void publish(Effect.Rated effect, Record<byte[], byte[]> record) {
        UsageRated rated = effect.rated();
        spends.add(rated, effect.team());
        Instant ended = rated.usage().attempt().endedAt();
        forward(rated, new EventHead(rated.usage().attemptId(), SOURCE, ended), record);
    }

    private void publish(CreditTaken taken, Record<byte[], byte[]> record) {
        forward(taken, new EventHead(taken.takingId(), SOURCE, taken.bookedAt()), record);
    }

    private void publish(BudgetReached reached, Record<byte[], byte[]> record) {
        forward(reached, new EventHead(reached.alertId(), SOURCE, reached.bookedAt()), record);
    }

    private void forward(DecidedEvent event, EventHead head, Record<byte[], byte[]> record) {
        context.forward(
                new Record<>(
                        record.key(),
                        EventRecords.body(event),
                        record.timestamp(),
                        EventRecords.headers(event, head)),
                JournalTopology.RATED);
    }

    private void quarantine(Record<byte[], byte[]> record, String reason) {
        context.forward(
                quarantined.of(record, reason, context.recordMetadata()),
                JournalTopology.QUARANTINE);
        listener.quarantined(reason);
    }

    /** A record that is none of our events, and why. */
    private record Rejected(Record<byte[], byte[]> record, String reason) {}
}
