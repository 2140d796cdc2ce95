package io.getinference.metering.journal;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.common.claim.ClaimState;
import io.getinference.common.event.ClaimEnded;
import io.getinference.common.event.EventHead;
import io.getinference.common.event.EventRecords;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.LifeClosed;
import io.getinference.common.event.RequestClaimed;
import io.getinference.common.id.LifeId;
import io.getinference.common.topic.Topic;
import io.getinference.metering.Facts;
import io.getinference.metering.budget.Reading;
import io.getinference.metering.claim.Claim;
import io.getinference.metering.claim.ClaimFacts;
import io.getinference.metering.claim.KeptClaim;
import io.getinference.metering.owner.AccountChanges;
import io.getinference.metering.spend.SpendSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Properties;

/** The whole topology without a Kafka: claims in, rows in their store. */
class ClaimBookTest {

    private static final Instant START = Instant.parse("2026-11-22T12:10:00Z");

    private final Facts facts = Facts.fresh();
    private final AccountChanges changes = new AccountChanges();
    private final OpenStores open = new OpenStores(changes);
    private final JournalSettings settings =
            new JournalSettings(1, (short) 1, Duration.ZERO, 500_000, 2_000, 500);
    private final LocalStores stores = new LocalStores(open, settings);
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> journal;

    ClaimBookTest() {
        Topology topology = new Topology();
        new JournalTopology(
                        new FoldListener(
                                changes, new JournalCounters(new SimpleMeterRegistry()), settings),
                        open,
                        settings,
                        new SpendSettings(100, 1000, Duration.ofDays(2)))
                .configureTopology(topology);
        driver = new TopologyTestDriver(topology, new Properties());
        journal =
                driver.createInputTopic(
                        Topic.ACCOUNT_JOURNAL.topicName(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void keepsWhoClaimedAKeyFirstAndHowItEnded() {
        RequestClaimed first = ClaimFacts.claimed(facts, "a", "body");
        append(START, first, ClaimFacts.claimed(facts, "a", "body"));
        assertThat(claim(first).request()).isEqualTo(first.request());
        assertThat(claim(first).state()).isEqualTo(ClaimState.RUNNING);
        append(START, ClaimFacts.answered(first));
        assertThat(claim(first).answer()).isEqualTo(ClaimFacts.PLACE);
    }

    @Test
    void saysHowFarTheAccountsClaimsAre() {
        RequestClaimed first = ClaimFacts.claimed(facts, "a", "body");
        assertThat(stores.of(facts.account(), first.claim())).isInstanceOf(Reading.Unknown.class);
        append(START, first);
        long seen = kept(first).seen();
        append(START, facts.credit(1, 1_000), ClaimFacts.claimed(facts, "b", "body"));
        assertThat(kept(first).seen()).isEqualTo(seen + 2);
    }

    @Test
    void aLifeThatIsClosedInTheAccountHoldsNothing() {
        RequestClaimed first = ClaimFacts.claimed(facts, "a", "body");
        LifeId next = new LifeId(facts.life().gateway(), facts.life().count() + 1);
        RequestClaimed second = ClaimFacts.claimed(facts, next, "a", "body");
        append(START, first, ClaimFacts.claimed(facts, next, "a", "body"));
        assertThat(claim(first).request()).isEqualTo(first.request());
        append(START, new LifeClosed(facts.account(), facts.life(), 0), second);
        assertThat(claim(first).request()).isEqualTo(second.request());
    }

    @Test
    void aLifeWhoseUsageIsStillToComeHoldsItsClaims() {
        RequestClaimed first = ClaimFacts.claimed(facts, "a", "body");
        append(START, facts.credit(1, 1_000), facts.limits(1, null), facts.lease(1, 10, 10), first);
        append(START, new LifeClosed(facts.account(), facts.life(), 1));
        append(START, ClaimFacts.claimed(facts, "a", "body"));
        assertThat(claim(first).request()).isEqualTo(first.request());
    }

    @Test
    void dropsClaimsThatAreADayOldAndNobodyElses() {
        Facts other = Facts.fresh();
        append(START, ClaimFacts.claimed(other, "a", "body"));
        for (int i = 0; i < 150; i++) {
            append(START, ClaimFacts.claimed(facts, "old-" + i, "body"));
        }
        append(START.plusSeconds(1), ClaimFacts.claimed(facts, "younger", "body"));
        append(START.plus(Claim.KEPT), ClaimFacts.claimed(facts, "b", "body"));
        assertThat(rows(facts)).isEqualTo(52);
        append(START.plus(Claim.KEPT), ClaimFacts.claimed(facts, "c", "body"));
        assertThat(rows(facts)).isEqualTo(3);
        assertThat(rows(other)).isEqualTo(1);
    }

    @Test
    void aClaimThatIsTakenAnewIsDroppedADayAfterThat() {
        RequestClaimed first = ClaimFacts.claimed(facts, "a", "body");
        append(START, first, ClaimEnded.released(first));
        append(START.plusSeconds(60), ClaimFacts.claimed(facts, "a", "body"));
        append(START.plus(Claim.KEPT), ClaimFacts.claimed(facts, "b", "body"));
        assertThat(rows(facts)).isEqualTo(2);
        append(START.plus(Claim.KEPT).plusSeconds(60), ClaimFacts.claimed(facts, "c", "body"));
        assertThat(rows(facts)).isEqualTo(2);
    }

    @Test
    void anAccountThatHasClaimedTooManyKeysClaimsNoMoreAndEndsThoseItHas() {
        RequestClaimed first = ClaimFacts.claimed(facts, "first", "body");
        append(START, first);
        driver.<String, byte[]>getKeyValueStore(Stores.CLAIMS)
                .put(
                        ClaimKeys.tally(facts.account()),
                        ("{\"kept\":" + Claim.CLAIMS_MAX + ",\"seen\":0}").getBytes(UTF_8));
        RequestClaimed beyond = ClaimFacts.claimed(facts, "beyond", "body");
        append(START, beyond);
        assertThat(kept(beyond).claim()).isNull();
        assertThat(kept(beyond).seen()).isPositive();
        append(START, ClaimFacts.answered(first));
        assertThat(claim(first).state()).isEqualTo(ClaimState.ANSWERED);
    }

    private KeptClaim kept(RequestClaimed claimed) {
        return ((Reading.Found<KeptClaim>) stores.of(claimed.account(), claimed.claim())).value();
    }

    private Claim claim(RequestClaimed claimed) {
        return Objects.requireNonNull(kept(claimed).claim());
    }

    private int rows(Facts whose) {
        int rows = 0;
        String prefix = whose.account().value() + "/claim/";
        try (KeyValueIterator<String, byte[]> all =
                driver.<String, byte[]>getKeyValueStore(Stores.CLAIMS)
                        .range(prefix, prefix + "~")) {
            while (all.hasNext()) {
                all.next();
                rows++;
            }
        }
        return rows;
    }

    private void append(Instant time, JournalEvent... events) {
        for (JournalEvent event : events) {
            journal.pipeInput(
                    new TestRecord<>(
                            event.account().value().getBytes(UTF_8),
                            EventRecords.body(event),
                            EventRecords.headers(event, new EventHead("1", "test", Facts.ENDED)),
                            time));
        }
    }
}
