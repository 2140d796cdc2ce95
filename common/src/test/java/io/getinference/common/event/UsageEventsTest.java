package io.getinference.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.GrantId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.PriceId;
import io.getinference.common.id.RequestId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.Rated;
import io.getinference.common.rating.Rating;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.UnitPrices;
import io.getinference.common.rating.Usage;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class UsageEventsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final LifeId LIFE = new LifeId(GatewayId.next(), 3);
    private static final AccountId ACCOUNT = AccountId.next();
    private static final GrantId GRANT = GrantId.next();

    /** 1,000 in at $0.30 and 50 out at $2.50 a million. */
    private final UsageRecorded recorded = recorded(Usage.of(1_000, 50), new Money(1_000_000), 7);

    private final Rated rated =
            Rating.rate(recorded.usage(), recorded.price().perMillion(), recorded.hold());

    @Test
    void namesAnAttemptOverAllLivesAndAccounts() {
        assertThat(recorded.attemptId()).isEqualTo(LIFE + "/" + ACCOUNT + "/7");
    }

    @Test
    void isRecordedOnlyWithAPriceForEveryKindUsed() {
        Usage cached = new Usage(Map.of(TokenKind.CACHED, 1L), 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recorded(cached, new Money(1), 1))
                .withMessageContaining("price");
    }

    @Test
    void isRecordedFromNumberOneAndUnderAHold() {
        assertThatIllegalArgumentException().isThrownBy(() -> recorded(Usage.NONE, Money.ZERO, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recorded(Usage.NONE, new Money(-1), 1));
    }

    @Test
    void isRatedWithGrantsThatAddUpToTheCharge() {
        UsageRated whole = UsageRated.of(recorded, rated, List.of(paid(425_000)), NOW);
        assertThat(whole.account()).isEqualTo(ACCOUNT);
        assertThat(whole.charge()).isEqualTo(new Money(425_000));
        assertThat(whole.house()).isEqualTo(Money.ZERO);
        assertThat(whole.owed()).isNull();
        assertThat(UsageRated.of(recorded, rated, List.of(paid(424_999)), NOW).owed())
                .isEqualTo(new Money(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UsageRated.of(recorded, rated, List.of(paid(425_001)), NOW));
    }

    @Test
    void isRatedWithASplitThatAddsUpToTheCharge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rated(425_000, 425_000, Map.of(TokenKind.INPUT, new Money(1))));
    }

    @Test
    void isNeverChargedAboveTheValueOrTheHold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rated(424_999, 425_000, outputOnly(425_000)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rated(2_000_000, 1_000_001, outputOnly(1_000_001)));
        assertThat(rated(2_000_000, 1_000_000, outputOnly(1_000_000)).house())
                .isEqualTo(new Money(1_000_000));
    }

    @Test
    void isBillableOnlyWhereTheCallerCouldHaveTheAnswer() {
        assertThat(Outcome.COMPLETED.isBillable()).isTrue();
        assertThat(Outcome.DRAINED.isBillable()).isTrue();
        assertThat(Outcome.FAILED.isBillable()).isFalse();
        assertThat(Outcome.DECLINED.isBillable()).isFalse();
    }

    @Test
    void asksForALeaseOfAtLeastWhatItNeeds() {
        assertThatIllegalArgumentException().isThrownBy(() -> lease(9, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> lease(10, -1));
        assertThat(lease(10, 10).wants()).isEqualTo(new Money(10));
    }

    @Test
    void setsOneLimitForEachKey() {
        KeyLimits limits = new KeyLimits(KeyId.next(), null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LimitsSet(ACCOUNT, 1, List.of(limits, limits)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyLimits(KeyId.next(), new Money(-1)));
    }

    private static LeaseSet lease(long wants, long needs) {
        return new LeaseSet(ACCOUNT, KeyId.next(), LIFE, 1, new Money(wants), new Money(needs));
    }

    private UsageRated rated(long value, long charge, Map<TokenKind, Money> split) {
        return new UsageRated(
                recorded,
                new Money(value),
                new Money(charge),
                split,
                List.of(paid(charge)),
                NOW,
                null);
    }

    private static Map<TokenKind, Money> outputOnly(long nanos) {
        return Map.of(TokenKind.OUTPUT, new Money(nanos));
    }

    private static GrantUse paid(long nanos) {
        return new GrantUse(GRANT, GrantKind.PAID, new Money(nanos));
    }

    private static UsageRecorded recorded(Usage usage, Money hold, long number) {
        UpstreamModel upstream = new UpstreamModel("gemini-2.5-flash");
        UnitPrices prices =
                new UnitPrices(
                        Map.of(
                                TokenKind.INPUT, Money.ofUsd("0.30"),
                                TokenKind.OUTPUT, Money.ofUsd("2.50")));
        Attempt attempt =
                new Attempt(
                        RequestId.next(),
                        new PublicModel("gemini-2-5-flash"),
                        Provider.GEMINI,
                        upstream,
                        upstream,
                        4_096,
                        NOW);
        return new UsageRecorded(
                ACCOUNT,
                KeyId.next(),
                LIFE,
                number,
                attempt,
                usage,
                Outcome.COMPLETED,
                false,
                hold,
                new Price(PriceId.next(), upstream, Instant.EPOCH, 0, prices));
    }
}
