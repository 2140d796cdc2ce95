package io.getinference.chaos.gather;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.chaos.evidence.JournalRecord;
import io.getinference.common.event.DecidedEvent;
import io.getinference.common.event.EventRecords;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.topic.Topic;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The topics that a run is judged by. */
final class Topics {

    /** Metering's store of accounts, as Kafka Streams keeps it. */
    private static final String STATES = "metering-budget-changelog";

    private final TopicReader reader;

    Topics(TopicReader reader) {
        this.reader = reader;
    }

    List<JournalRecord> journal() {
        return reader.all(Topic.ACCOUNT_JOURNAL.topicName()).stream()
                .map(record ->
                        new JournalRecord(
                                record.partition(),
                                record.offset(),
                                Instant.ofEpochMilli(record.timestamp()),
                                EventRecords.read(
                                        JournalEvent.class, record.headers(), record.value())))
                .toList();
    }

    List<UsageRated> rated() {
        return reader.all(Topic.RATED_USAGE.topicName()).stream()
                .map(record ->
                        EventRecords.read(DecidedEvent.class, record.headers(), record.value()))
                .flatMap(event ->
                        event instanceof UsageRated rated ? Stream.of(rated) : Stream.empty())
                .toList();
    }

    /** The newest value of each account. */
    Map<AccountId, JsonNode> states() {
        Map<AccountId, JsonNode> states = new HashMap<>();
        reader.all(STATES).stream()
                .filter(record -> record.value() != null)
                .forEach(record ->
                        states.put(
                                new AccountId(new String(record.key(), UTF_8)),
                                Wire.JSON.readTree(record.value())));
        return states;
    }
}
