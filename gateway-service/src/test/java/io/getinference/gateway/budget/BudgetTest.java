package io.getinference.gateway.budget;

import static io.getinference.gateway.budget.Requests.CALLER;
import static io.getinference.gateway.budget.Requests.MODEL_MAX;
import static io.getinference.gateway.budget.Requests.held;
import static io.getinference.gateway.budget.Requests.life;
import static io.getinference.gateway.budget.Requests.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.getinference.common.lease.Limit;
import io.getinference.common.money.Money;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class BudgetTest {

    private final BudgetSettings settings = BudgetFixture.bounds(Duration.ofMillis(100));

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
    void neverSaysThatMoneyIsGoneOnlyBecauseNobodyCountsThePrompt() {
        assertThat(budget(400).hold(Requests.uncounted(50L, 1_000)))
                .isInstanceOf(HoldOutcome.Uncounted.class);
        assertThat(budget(50).hold(Requests.uncounted(50L, 1_000)))
                .isInstanceOf(HoldOutcome.Exhausted.class);
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
    void givesEverythingBackAtACleanStop() {
        InMemoryAuthority authority = new InMemoryAuthority(new Money(1_000));
        Budget budget =
                new Budget(authority, life(), BudgetFixture.of(settings, BudgetFixture.leases()));
        held(budget, 300L, 50).settle(new Money(30));
        Hold running = held(budget, 100L, 50);
        budget.close();
        assertThat(authority.granted()).isEqualTo(new Money(180));
        running.settle(new Money(20));
        await().untilAsserted(() -> assertThat(authority.granted()).isEqualTo(new Money(50)));
        assertThat(budget.hold(request(10L, 10, 10))).isInstanceOf(HoldOutcome.Unknown.class);
    }

    @Test
    void keepsNothingOfWhatARefusedRequestWasGranted() {
        InMemoryAuthority authority = new InMemoryAuthority(new Money(300));
        Budget budget =
                new Budget(authority, life(), BudgetFixture.of(settings, BudgetFixture.leases()));
        assertThat(budget.hold(request(null, 200, 200))).isInstanceOf(HoldOutcome.Exhausted.class);
        budget.close();
        assertThat(authority.granted()).isEqualTo(Money.ZERO);
    }

    @Test
    void refusesRatherThanLowersTheCapOfAStrictCaller() {
        Budget budget = budget(2_000);
        assertThat(budget.hold(request(1_900L, 100, 100).strictly(true)))
                .isInstanceOf(HoldOutcome.Held.class);
        HoldOutcome outcome = budget(2_000).hold(request(5_000L, 100, 100).strictly(true));
        assertThat(outcome).isInstanceOf(HoldOutcome.Exhausted.class);
        assertThat(((HoldOutcome.Exhausted) outcome).outputTokensAffordable()).isEqualTo(1_900);
    }

    @Test
    void aStrictCallersMoneyThatIsSetAsideIsNotGone() {
        Budget budget = budget(2_000);
        Hold running = held(budget, 900L, 100);
        assertThat(budget.hold(request(1_500L, 100, 100).strictly(true)))
                .isInstanceOf(HoldOutcome.SetAside.class);
        running.close();
        assertThat(budget.hold(request(1_500L, 100, 100).strictly(true)))
                .isInstanceOf(HoldOutcome.Held.class);
    }

    @Test
    void saysWhichLimitIsUsedUpAndWhatItHas() {
        InMemoryAuthority authority = new InMemoryAuthority(new Money(10_000));
        authority.budget(CALLER.key(), new Money(120));
        Budget budget =
                new Budget(authority, life(), BudgetFixture.of(settings, BudgetFixture.leases()));
        HoldOutcome outcome = budget.hold(request(100L, 100, 100));
        assertThat(outcome)
                .isEqualTo(new HoldOutcome.Exhausted(Limit.KEY_BUDGET, new Money(120), null, 20));
        assertThat(budget.remaining(CALLER)).hasValue(new Money(120));
    }

    @Test
    void saysWhatIsLeftLessWhatWasChargedSince() {
        Budget budget = budget(1_000);
        assertThat(budget.remaining(CALLER)).isEmpty();
        held(budget, 100L, 50).settle(new Money(30));
        assertThat(budget.remaining(CALLER)).hasValue(new Money(970));
    }

    @Test
    void saysThatItDoesNotKnowRatherThanGuess() {
        InMemoryAuthority authority = new InMemoryAuthority(new Money(1_000));
        authority.silent(true);
        assertThat(
                        new Budget(
                                        authority,
                                        life(),
                                        BudgetFixture.of(settings, BudgetFixture.leases()))
                                .hold(request(10L, 10, 10)))
                .isInstanceOf(HoldOutcome.Unknown.class);
    }

    @Test
    void settlesAHoldOnceAndNeverAboveIt() {
        InMemoryAuthority authority = new InMemoryAuthority(new Money(1_000));
        Hold hold =
                held(
                        new Budget(
                                authority,
                                life(),
                                BudgetFixture.of(settings, BudgetFixture.leases())),
                        100L,
                        50);
        assertThatThrownBy(() -> hold.settle(new Money(151)))
                .isInstanceOf(IllegalArgumentException.class);
        hold.settle(new Money(150));
        hold.close();
        hold.settle(new Money(1));
        assertThat(authority.granted()).isEqualTo(new Money(150));
    }

    private Budget budget(long credit) {
        return new Budget(
                new InMemoryAuthority(new Money(credit)),
                life(),
                BudgetFixture.of(settings, BudgetFixture.leases()));
    }
}
