package io.getinference.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.PriceId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.Tiers;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.UnitPrices;
import io.getinference.gateway.caller.Caller;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.Prompt;
import io.getinference.gateway.provider.ProviderFailure;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class BudgetTest {

    /** One nano-dollar a token, so that money reads as tokens. */
    private static final Tiers PRICES =
            new Tiers(
                    List.of(
                            new Price(
                                    PriceId.next(),
                                    new UpstreamModel("m"),
                                    Instant.EPOCH,
                                    0,
                                    new UnitPrices(
                                            Map.of(
                                                    TokenKind.INPUT,
                                                    new Money(1_000_000),
                                                    TokenKind.OUTPUT,
                                                    new Money(1_000_000))))));

    private static final long MODEL_MAX = 10_000;
    private static final Caller CALLER = new Caller(AccountId.next(), KeyId.next());

    private final BudgetSettings settings =
            new BudgetSettings(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(100),
                    Duration.ofMillis(10),
                    256);

    @Test
    void holdsPromptAndCapWhereTheyFit() {
        assertThat(held(budget(5_000), 100L, 1_000).amount()).isEqualTo(new Money(1_100));
    }

    @Test
    void holdsAQuarterOfTheBudgetWhenTheCallerNamedNoCap() {
        Hold hold = held(budget(8_000), null, 1_000);
        assertThat(hold.amount()).isEqualTo(new Money(2_000));
        assertThat(hold.outputTokensMax()).isEqualTo(1_000);
        assertThat(hold.isCapped()).isTrue();
    }

    @Test
    void doesNotCapACallerWhoCanPayForTheWholeModel() {
        Hold hold = held(budget(1_000_000), null, 1_000);
        assertThat(hold.outputTokensMax()).isEqualTo(MODEL_MAX);
        assertThat(hold.isCapped()).isFalse();
    }

    @Test
    void lowersTheCapWhenItsHoldDoesNotFit() {
        Hold hold = held(budget(2_000), 5_000L, 100);
        assertThat(hold.amount()).isEqualTo(new Money(500));
        assertThat(hold.outputTokensMax()).isEqualTo(400);
    }

    @Test
    void neverGoesBelowAUsefulAnswerWhileThatFits() {
        Hold hold = held(budget(600), null, 300);
        assertThat(hold.outputTokensMax()).isEqualTo(256);
    }

    @Test
    void refusesWithTheLimitAndWhatWouldFit() {
        HoldOutcome outcome = budget(300).hold(request(null, 200, 200));
        assertThat(outcome).isInstanceOf(HoldOutcome.Exhausted.class);
        HoldOutcome.Exhausted exhausted = (HoldOutcome.Exhausted) outcome;
        assertThat(exhausted.remaining()).isEqualTo(new Money(300));
        assertThat(exhausted.outputTokensAffordable()).isEqualTo(100);
    }

    @Test
    void letsTheProviderCountThePromptBeforeItRefuses() {
        HoldOutcome outcome = budget(400).hold(request(50L, 1_000, 100));
        assertThat(outcome).isInstanceOf(HoldOutcome.Held.class);
        assertThat(((HoldOutcome.Held) outcome).hold().amount()).isEqualTo(new Money(150));
    }

    @Test
    void saysThatMoneyIsSetAsideRatherThanGone() {
        Budget budget = budget(1_000);
        Hold running = held(budget, 900L, 50);
        assertThat(budget.hold(request(200L, 50, 50))).isInstanceOf(HoldOutcome.SetAside.class);
        running.settle(new Money(10));
        assertThat(budget.hold(request(200L, 50, 50))).isInstanceOf(HoldOutcome.Held.class);
    }

    @Test
    void givesBackWhatWasNotCharged() {
        InMemoryAuthority authority = new InMemoryAuthority(new Money(1_000));
        Budget budget = new Budget(authority, life(), settings);
        held(budget, 900L, 50).settle(new Money(30));
        assertThat(authority.granted()).isEqualTo(new Money(30));
        held(budget, 900L, 50).close();
        assertThat(authority.granted()).isEqualTo(new Money(30));
    }

    @Test
    void givesBackWhatARefusedRequestWasGranted() {
        InMemoryAuthority authority = new InMemoryAuthority(new Money(300));
        Budget budget = new Budget(authority, life(), settings);
        assertThat(budget.hold(request(null, 200, 200))).isInstanceOf(HoldOutcome.Exhausted.class);
        assertThat(authority.granted()).isEqualTo(Money.ZERO);
    }

    @Test
    void tellsAgainWhatWasLost() {
        InMemoryAuthority authority = new InMemoryAuthority(new Money(1_000));
        Budget budget = new Budget(authority, life(), settings);
        Hold hold = held(budget, 900L, 50);
        authority.losing(true);
        hold.settle(new Money(30));
        budget.tellAgain();
        assertThat(authority.granted()).isEqualTo(new Money(950));
        authority.losing(false);
        budget.tellAgain();
        assertThat(authority.granted()).isEqualTo(new Money(30));
    }

    @Test
    void saysThatItDoesNotKnowRatherThanGuess() {
        InMemoryAuthority authority = new InMemoryAuthority(new Money(1_000));
        authority.silent(true);
        assertThat(new Budget(authority, life(), settings).hold(request(10L, 10, 10)))
                .isInstanceOf(HoldOutcome.Unknown.class);
    }

    @Test
    void settlesAHoldOnceAndNeverAboveIt() {
        InMemoryAuthority authority = new InMemoryAuthority(new Money(1_000));
        Hold hold = held(new Budget(authority, life(), settings), 100L, 50);
        assertThatThrownBy(() -> hold.settle(new Money(151)))
                .isInstanceOf(IllegalArgumentException.class);
        hold.settle(new Money(150));
        hold.close();
        hold.settle(new Money(1));
        assertThat(authority.granted()).isEqualTo(new Money(150));
    }

    @Test
    void neverHoldsMoreThanThereIsHoweverManyAskAtOnce() throws Exception {
        InMemoryAuthority authority = new InMemoryAuthority(new Money(10_000));
        Budget budget = new Budget(authority, life(), settings);
        List<Callable<Money>> requests = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            requests.add(() -> spend(budget));
        }
        Money spent = Money.ZERO;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Money> charge : threads.invokeAll(requests)) {
                spent = spent.plus(charge.get());
            }
        }
        assertThat(spent.nanos()).isBetween(9_000L, 10_000L);
        assertThat(authority.granted()).isEqualTo(spent);
    }

    private static Money spend(Budget budget) {
        HoldOutcome outcome = budget.hold(request(null, 100, 100));
        if (!(outcome instanceof HoldOutcome.Held held)) {
            return Money.ZERO;
        }
        held.hold().settle(held.hold().amount());
        return held.hold().amount();
    }

    private Budget budget(long credit) {
        return new Budget(new InMemoryAuthority(new Money(credit)), life(), settings);
    }

    private static Hold held(Budget budget, @Nullable Long asked, long promptTokens) {
        HoldOutcome outcome = budget.hold(request(asked, promptTokens, promptTokens));
        assertThat(outcome).isInstanceOf(HoldOutcome.Held.class);
        return ((HoldOutcome.Held) outcome).hold();
    }

    private static HoldRequest request(
            @Nullable Long asked, long promptTokensMax, long promptTokens) {
        return new HoldRequest(
                CALLER,
                PRICES,
                new FixedPrompt(promptTokensMax, promptTokens),
                1,
                asked,
                MODEL_MAX,
                0);
    }

    private static LifeId life() {
        return new LifeId(GatewayId.next(), 1);
    }

    private record FixedPrompt(long tokensMax, long countTokens) implements Prompt {
        @Override
        public Set<String> ignored() {
            return Set.of();
        }

        @Override
        public AnswerStream send(long outputTokensMax) throws ProviderFailure {
            throw new UnsupportedOperationException("a budget never sends");
        }
    }
}
