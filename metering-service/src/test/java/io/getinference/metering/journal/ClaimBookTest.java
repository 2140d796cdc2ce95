package io.getinference.metering.journal;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.common.claim.ClaimState;
import io.getinference.common.event.ClaimEnded;
import io.getinference.common.event.LifeClosed;
import io.getinference.common.event.RequestClaimed;
import io.getinference.common.id.LifeId;
import io.getinference.metering.Facts;
import io.getinference.metering.budget.Reading;
import io.getinference.metering.claim.Claim;
import io.getinference.metering.claim.ClaimFacts;
import io.getinference.metering.claim.KeptClaim;

import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Objects;

/** The whole topology without a Kafka: claims in, rows in their store. */
class ClaimBookTest {

    private static final Instant START = Instant.parse("2026-11-22T12:10:00Z");

    private final Facts facts = Facts.fresh();
    private final FoldByHand fold = new FoldByHand();

    @AfterEach
    void close() {
        fold.close();
    }

    @Test
    void keepsWhoClaimedAKeyFirstAndHowItEnded() {
        RequestClaimed first = ClaimFacts.claimed(facts, "a", "body");
        fold.append(START, first, ClaimFacts.claimed(facts, "a", "body"));
        assertThat(claim(first).request()).isEqualTo(first.request());
        assertThat(claim(first).state()).isEqualTo(ClaimState.RUNNING);
        fold.append(START, ClaimFacts.answered(first));
        assertThat(claim(first).answer()).isEqualTo(ClaimFacts.PLACE);
    }

    @Test
    void saysHowFarTheAccountsClaimsAre() {
        RequestClaimed first = ClaimFacts.claimed(facts, "a", "body");
        assertThat(fold.stores.of(facts.account(), first.claim()))
                .isInstanceOf(Reading.Unknown.class);
        fold.append(START, first);
        long seen = kept(first).seen();
        fold.append(START, facts.credit(1, 1_000), ClaimFacts.claimed(facts, "b", "body"));
        assertThat(kept(first).seen()).isEqualTo(seen + 2);
    }

    @Test
    void aLifeThatIsClosedInTheAccountHoldsNothing() {
        RequestClaimed first = ClaimFacts.claimed(facts, "a", "body");
        LifeId next = new LifeId(facts.life().gateway(), facts.life().count() + 1);
        RequestClaimed second = ClaimFacts.claimed(facts, next, "a", "body");
        fold.append(START, first, ClaimFacts.claimed(facts, next, "a", "body"));
        assertThat(claim(first).request()).isEqualTo(first.request());
        fold.append(START, new LifeClosed(facts.account(), facts.life(), 0), second);
        assertThat(claim(first).request()).isEqualTo(second.request());
    }

    @Test
    void aLifeWhoseUsageIsStillToComeHoldsItsClaims() {
        RequestClaimed first = ClaimFacts.claimed(facts, "a", "body");
        fold.append(
                START,
                facts.credit(1, 1_000),
                facts.limits(1, null),
                facts.lease(1, 10, 10),
                first);
        fold.append(START, new LifeClosed(facts.account(), facts.life(), 1));
        fold.append(START, ClaimFacts.claimed(facts, "a", "body"));
        assertThat(claim(first).request()).isEqualTo(first.request());
    }

    @Test
    void dropsClaimsThatAreADayOldAndNobodyElses() {
        Facts other = Facts.fresh();
        fold.append(START, ClaimFacts.claimed(other, "a", "body"));
        for (int i = 0; i < 150; i++) {
            fold.append(START, ClaimFacts.claimed(facts, "old-" + i, "body"));
        }
        fold.append(START.plusSeconds(1), ClaimFacts.claimed(facts, "younger", "body"));
        fold.append(START.plus(Claim.KEPT), ClaimFacts.claimed(facts, "b", "body"));
        assertThat(rows(facts)).isEqualTo(52);
        fold.append(START.plus(Claim.KEPT), ClaimFacts.claimed(facts, "c", "body"));
        assertThat(rows(facts)).isEqualTo(3);
        assertThat(rows(other)).isEqualTo(1);
    }

    @Test
    void aClaimThatIsTakenAnewIsDroppedADayAfterThat() {
        RequestClaimed first = ClaimFacts.claimed(facts, "a", "body");
        fold.append(START, first, ClaimEnded.released(first));
        fold.append(START.plusSeconds(60), ClaimFacts.claimed(facts, "a", "body"));
        fold.append(START.plus(Claim.KEPT), ClaimFacts.claimed(facts, "b", "body"));
        assertThat(rows(facts)).isEqualTo(2);
        fold.append(START.plus(Claim.KEPT).plusSeconds(60), ClaimFacts.claimed(facts, "c", "body"));
        assertThat(rows(facts)).isEqualTo(2);
    }

    @Test
    void anAccountThatHasClaimedTooManyKeysClaimsNoMoreAndEndsThoseItHas() {
        RequestClaimed first = ClaimFacts.claimed(facts, "first", "body");
        fold.append(START, first);
        fold.driver
                .<String, byte[]>getKeyValueStore(Stores.CLAIMS)
                .put(
                        ClaimKeys.tally(facts.account()),
                        ("{\"kept\":" + Claim.CLAIMS_MAX + ",\"seen\":0}").getBytes(UTF_8));
        RequestClaimed beyond = ClaimFacts.claimed(facts, "beyond", "body");
        fold.append(START, beyond);
        assertThat(kept(beyond).claim()).isNull();
        assertThat(kept(beyond).seen()).isPositive();
        fold.append(START, ClaimFacts.answered(first));
        assertThat(claim(first).state()).isEqualTo(ClaimState.ANSWERED);
    }

    private KeptClaim kept(RequestClaimed claimed) {
        return ((Reading.Found<KeptClaim>) fold.stores.of(claimed.account(), claimed.claim()))
                .value();
    }

    private Claim claim(RequestClaimed claimed) {
        return Objects.requireNonNull(kept(claimed).claim());
    }

    private int rows(Facts whose) {
        int rows = 0;
        String prefix = whose.account().value() + "/claim/";
        try (KeyValueIterator<String, byte[]> all =
                fold.driver
                        .<String, byte[]>getKeyValueStore(Stores.CLAIMS)
                        .range(prefix, prefix + "~")) {
            while (all.hasNext()) {
                all.next();
                rows++;
            }
        }
        return rows;
    }
}
