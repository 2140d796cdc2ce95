package io.getinference.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.common.event.ApiKeyHash;
import io.getinference.common.event.ApiKeyRow;
import io.getinference.common.event.EventHead;
import io.getinference.common.event.EventRecords;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.money.Money;
import io.getinference.common.topic.Topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class AnnouncementTest extends EverythingThereTest {

    @Test
    void tellsOfAnAccountThatHasNoKeysYet() {
        AccountId account = openAccount();

        List<ConsumerRecord<String, byte[]>> told = journal(account, 1);

        assertThat(event(told.getFirst())).isEqualTo(told(account, 1));
        EventHead head = EventRecords.head(told.getFirst().headers());
        assertThat(head.source()).isEqualTo("account");
        assertThat(head.id()).startsWith("account:");
    }

    @Test
    void tellsMeteringTheLimitsBeforeGatewaysHearOfTheKey() {
        AccountId account = openAccount();
        Answer issued =
                api().post(
                                "/accounts/" + account + "/keys",
                                "{\"name\":\"demo\",\"budget_usd\":\"0.000000001\"}");
        KeyId key = new KeyId(issued.json().path("id").stringValue());
        String secret = issued.json().path("key").stringValue();

        ConsumerRecord<String, byte[]> row = keyRows(secret, 1).getFirst();
        ConsumerRecord<String, byte[]> limits = journal(account, 2).get(1);

        assertThat(event(limits)).isEqualTo(told(account, 2, new KeyLimits(key, new Money(1))));
        assertThat(Wire.JSON.readValue(row.value(), ApiKeyRow.class))
                .isEqualTo(new ApiKeyRow(key, account, secret.substring(secret.length() - 4)));
        // The journal's time is the broker's at the append; the row's is the relay's at the send.
        assertThat(row.timestamp()).isGreaterThanOrEqualTo(limits.timestamp());
        assertThat(row.headers().lastHeader("ce_id")).isNotNull();
        assertThat(EventRecords.head(row.headers()).source()).isEqualTo("account");
    }

    @Test
    void takesAKeyFromGatewaysWithinASecondAndThenItsLimits() {
        AccountId account = openAccount();
        Answer issued = issueKey(account);
        String secret = issued.json().path("key").stringValue();
        keyRows(secret, 1);

        api().delete("/accounts/" + account + "/keys/" + issued.json().path("id").stringValue());
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> TopicReader.read(Topic.API_KEYS, hash(secret)).size() == 2);

        ConsumerRecord<String, byte[]> tombstone = keyRows(secret, 2).getLast();
        ConsumerRecord<String, byte[]> limits = journal(account, 3).getLast();
        assertThat(tombstone.value()).isNull();
        assertThat(event(limits)).isEqualTo(told(account, 3));
        assertThat(limits.timestamp()).isGreaterThanOrEqualTo(tombstone.timestamp());
    }

    @Test
    void tellsNothingTwiceWhenAKeyIsRevokedAgain() {
        AccountId account = openAccount();
        String key = issueKey(account).json().path("id").stringValue();
        api().delete("/accounts/" + account + "/keys/" + key);
        api().delete("/accounts/" + account + "/keys/" + key);
        api().put("/accounts/" + account, "{\"name\":\"Again\"}");
        issueKey(account);

        List<LimitsSet> told = journal(account, 4).stream().map(this::event).toList();

        assertThat(told).extracting(LimitsSet::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(told).extracting(limits -> limits.keys().size()).containsExactly(0, 1, 0, 1);
    }

    private List<ConsumerRecord<String, byte[]>> journal(AccountId account, int count) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> TopicReader.read(Topic.ACCOUNT_JOURNAL, account.value()),
                        records -> records.size() >= count);
    }

    private List<ConsumerRecord<String, byte[]>> keyRows(String secret, int count) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> TopicReader.read(Topic.API_KEYS, hash(secret)),
                        records -> records.size() >= count);
    }

    private LimitsSet event(ConsumerRecord<String, byte[]> fact) {
        return (LimitsSet) EventRecords.read(JournalEvent.class, fact.headers(), fact.value());
    }

    private static String hash(String secret) {
        return ApiKeyHash.of(secret).hex();
    }

    private static LimitsSet told(AccountId account, long number, KeyLimits... keys) {
        return new LimitsSet(account, number, List.of(keys), null, null, null, List.of(80, 100));
    }
}
