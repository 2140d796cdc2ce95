package io.getinference.common.topic;

import java.time.Duration;
import java.util.Map;

/** Every topic of the platform and how long it keeps what. */
public enum Topic {
    /**
     * Key: account id. An account's money in one order, stamped by the broker, never compacted,
     * kept for ever.
     */
    ACCOUNT_JOURNAL("account-journal"),
    /** Key: account id. What the fold decided about usage; read committed. */
    RATED_USAGE("rated-usage"),
    /** Key: account id where it is known. Records that no fold could apply, with the reason. */
    QUARANTINE("quarantine"),
    /** Key: account id. Answers to callers who may ask for them again, readable by them alone. */
    STORED_ANSWERS("stored-answers"),
    /** Key: hash of the API key. */
    API_KEYS("api-keys"),
    /** Key: id of the price row. */
    PRICE_BOOK("price-book"),
    /** Key: id of the catalogue row. */
    MODEL_CATALOGUE("model-catalogue");

    private static final Duration RATED_USAGE_KEPT = Duration.ofDays(30);
    private static final Duration QUARANTINE_KEPT = Duration.ofDays(90);

    /** A claim leads to its answer for a day; the answer may have been written just before. */
    private static final Duration ANSWERS_KEPT = Duration.ofHours(25);

    private static final Duration ANSWERS_SEGMENT = Duration.ofHours(1);

    private final String topicName;

    Topic(String topicName) {
        this.topicName = topicName;
    }

    public String topicName() {
        return topicName;
    }

    Map<String, String> config() {
        return switch (this) {
            case ACCOUNT_JOURNAL ->
                    Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", "-1");
            case RATED_USAGE -> kept(RATED_USAGE_KEPT);
            case QUARANTINE -> kept(QUARANTINE_KEPT);
            case STORED_ANSWERS ->
                    Map.of(
                            "retention.ms", Long.toString(ANSWERS_KEPT.toMillis()),
                            "segment.ms", Long.toString(ANSWERS_SEGMENT.toMillis()));
            case API_KEYS, PRICE_BOOK, MODEL_CATALOGUE -> Map.of("cleanup.policy", "compact");
        };
    }

    /**
     * Topics by account share the journal's partitions; tables are small and read whole, so one
     * keeps their order.
     */
    int partitions(TopicSettings settings) {
        return switch (this) {
            case ACCOUNT_JOURNAL, RATED_USAGE, QUARANTINE, STORED_ANSWERS ->
                    settings.journalPartitions();
            case API_KEYS, PRICE_BOOK, MODEL_CATALOGUE -> 1;
        };
    }

    private static Map<String, String> kept(Duration duration) {
        return Map.of("retention.ms", Long.toString(duration.toMillis()));
    }
}
