package io.getinference.common.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Events as Kafka records: CloudEvents in binary mode, the attributes in headers, the JSON body as
 * the value.
 */
public final class EventRecords {

    private static final String TYPE_PREFIX = "io.getinference.";
    private static final Map<String, Class<? extends Event>> TYPES =
            Stream.<Class<? extends Event>>of(
                            CreditGranted.class,
                            CreditReversed.class,
                            CreditExpired.class,
                            LimitsSet.class,
                            LeaseSet.class,
                            UsageRecorded.class,
                            LifeClosed.class,
                            RequestClaimed.class,
                            ClaimEnded.class,
                            LeaseReclaimed.class,
                            UsageCorrected.class,
                            RulesSet.class,
                            UsageRated.class,
                            CreditTaken.class,
                            BudgetReached.class)
                    .collect(Collectors.toUnmodifiableMap(EventRecords::type, Function.identity()));

    private EventRecords() {}

    /** The {@code ce_type} of an event: a name that outlives packages. */
    public static String type(Class<? extends Event> event) {
        return TYPE_PREFIX + event.getSimpleName();
    }

    /** Headers for a body of the given type. */
    public static Headers headers(String type, EventHead head) {
        return new RecordHeaders()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", head.id().getBytes(UTF_8))
                .add("ce_type", type.getBytes(UTF_8))
                .add("ce_source", head.source().getBytes(UTF_8))
                .add("ce_time", head.time().toString().getBytes(UTF_8))
                .add("content-type", "application/json".getBytes(UTF_8));
    }

    public static Headers headers(Event event, EventHead head) {
        return headers(type(event.getClass()), head);
    }

    public static byte[] body(Event event) {
        return Wire.JSON.writeValueAsBytes(event);
    }

    /**
     * Reads an event of a family, such as {@link JournalEvent}.
     *
     * @throws UnreadableEvent if the record is not one of them: no or another type, a body that is
     *     not its form
     */
    public static <E extends Event> E read(
            Class<E> family, Headers headers, byte @Nullable [] body) {
        String name = text(headers, "ce_type");
        Class<? extends Event> type = TYPES.get(name);
        if (type == null || !family.isAssignableFrom(type)) {
            throw new UnreadableEvent("unknown ce_type " + name, null);
        }
        if (body == null) {
            throw new UnreadableEvent("no body", null);
        }
        try {
            Event event = Wire.JSON.readValue(body, type);
            if (event == null) {
                throw new UnreadableEvent("the body is null", null);
            }
            return family.cast(event);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new UnreadableEvent("not a " + name + ": " + e.getMessage(), e);
        }
    }

    /** Reads the attributes; a missing one is an {@link UnreadableEvent}. */
    public static EventHead head(Headers headers) {
        try {
            return new EventHead(
                    text(headers, "ce_id"),
                    text(headers, "ce_source"),
                    Instant.parse(text(headers, "ce_time")));
        } catch (java.time.DateTimeException e) {
            throw new UnreadableEvent("ce_time is not a time", e);
        }
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new UnreadableEvent("header " + name + " is missing", null);
        }
        return new String(header.value(), UTF_8);
    }
}
