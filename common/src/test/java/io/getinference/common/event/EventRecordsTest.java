package io.getinference.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class EventRecordsTest {

    private static final EventHead HEAD =
            new EventHead("billing:17", "billing", Instant.parse("2026-11-22T10:00:00.123456Z"));

    private final CreditGranted granted =
            new CreditGranted(AccountId.next(), 1, GrantId.next(), new Money(5), GrantKind.PAID, 0);

    @Test
    void carriesTheCloudEventsAttributesAsHeaders() {
        Headers headers = EventRecords.headers(granted, HEAD);

        assertThat(headers)
                .extracting(header -> header.key() + "=" + new String(header.value(), UTF_8))
                .containsExactly(
                        "ce_specversion=1.0",
                        "ce_id=billing:17",
                        "ce_type=io.getinference.CreditGranted",
                        "ce_source=billing",
                        "ce_time=2026-11-22T10:00:00.123456Z",
                        "content-type=application/json");
        assertThat(EventRecords.head(headers)).isEqualTo(HEAD);
    }

    @Test
    void readsWhatItWrites() {
        assertThat(
                        EventRecords.read(
                                JournalEvent.class,
                                EventRecords.headers(granted, HEAD),
                                EventRecords.body(granted)))
                .isEqualTo(granted);
    }

    @Test
    void readsOnlyTheFamilyThatWasAskedFor() {
        Headers rated = EventRecords.headers("io.getinference.UsageRated", HEAD);
        assertUnreadable(rated, EventRecords.body(granted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.getinference.PartyThrown", "CreditGranted", "", "java.lang.String"})
    void doesNotReadATypeThatItDoesNotKnow(String type) {
        assertUnreadable(EventRecords.headers(type, HEAD), EventRecords.body(granted));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"text\"",
                "{",
                "{}",
                "{\"account\":\"acct_1\"}",
                "{} {}",
                "\u0000\u0001"
            })
    void doesNotReadABodyThatIsNotItsForm(String body) {
        assertUnreadable(EventRecords.headers(granted, HEAD), body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"number\":1>\"number\":0",
                "\"number\":1>\"number\":1.5",
                "\"number\":1>\"number\":\"1\"",
                "\"number\":1>\"number\":9223372036854775808",
                "\"priority\":0>\"priority\":false",
                "\"kind\":\"paid\">\"kind\":0",
                "\"kind\":\"paid\">\"kind\":\"stolen\"",
                "\"amount_nano\":\"5\">\"amount_nano\":5",
                "\"amount_nano\":\"5\">\"amount_nano\":\"0\"",
                "\"amount_nano\":\"5\">\"amount_nano\":\"99999999999999999999\"",
                "\"account\":\"acct_>\"account\":\"team_"
            })
    void turnsNoValueIntoAnother(String change) {
        String body = new String(EventRecords.body(granted), UTF_8);
        String changed =
                body.replace(
                        change.substring(0, change.indexOf('>')),
                        change.substring(change.indexOf('>') + 1));
        assertThat(changed).isNotEqualTo(body);
        assertUnreadable(EventRecords.headers(granted, HEAD), changed.getBytes(UTF_8));
    }

    @Test
    void doesNotReadARecordWithoutHeadersOrBody() {
        assertUnreadable(new RecordHeaders(), EventRecords.body(granted));
        assertUnreadable(EventRecords.headers(granted, HEAD), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_source", "ce_time"})
    void missesEveryAttribute(String attribute) {
        Headers headers = EventRecords.headers(granted, HEAD).remove(attribute);
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> EventRecords.head(headers))
                .withMessageContaining(attribute);
    }

    @Test
    void doesNotTakeATimeThatIsNone() {
        Headers headers = EventRecords.headers(granted, HEAD);
        headers.add("ce_time", "yesterday".getBytes(UTF_8));
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> EventRecords.head(headers));
    }

    private static void assertUnreadable(
            Headers headers, byte @org.jspecify.annotations.Nullable [] body) {
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> EventRecords.read(JournalEvent.class, headers, body));
    }
}
