package io.getinference.metering.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.RulesSet;
import io.getinference.common.money.Money;
import io.getinference.metering.Facts;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class RulesTest {

    private final Facts facts = Facts.fresh();
    private final Journal journal =
            new Journal().append(facts.credit(1, 1000), facts.limits(1, null));

    @Test
    void theFirstRulesHoldUntilTheJournalSaysOtherwise() {
        assertThat(AccountState.NEW.rules())
                .isEqualTo(new Rules(Duration.ofSeconds(30), Duration.ofHours(1), 4));
        journal.append(facts.lease(1, 900, 10));
        assertThat(journal.granted(facts)).isEqualTo(250);
        assertThat(journal.lease(facts).validMillis()).isNull();
        assertThat(journal.lease(facts).valid()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void newRulesHoldFromThereOn() {
        journal.append(rules(2, 10, 900, 2), facts.lease(1, 900, 10));
        assertThat(journal.granted(facts)).isEqualTo(500);
        assertThat(journal.lease(facts).valid()).isEqualTo(Duration.ofSeconds(10));
        journal.later(Duration.ofSeconds(909)).append(facts.credit(2, 1));
        assertThat(journal.effects()).isEmpty();
        journal.later(Duration.ofSeconds(1)).append(facts.credit(3, 1));
        assertThat(journal.effects())
                .containsExactly(new Effect.Reclaimed(facts.life(), facts.key(), new Money(500)));
    }

    @Test
    void aLeaseIsAsGoodAsItWasWhenItWasSet() {
        journal.append(facts.lease(1, 100, 100), rules(2, 3600, 900, 4));
        assertThat(journal.lease(facts).valid()).isEqualTo(Duration.ofSeconds(30));
        journal.append(facts.lease(2, 100, 100), rules(3, 1, 900, 4));
        assertThat(journal.lease(facts).valid()).isEqualTo(Duration.ofHours(1));
        journal.later(Duration.ofSeconds(3600 + 899)).append(facts.credit(2, 1));
        assertThat(journal.lease(facts).closed()).isFalse();
    }

    @Test
    void olderRulesAreOutdated() {
        journal.append(rules(3, 10, 900, 2), rules(2, 20, 900, 3), rules(3, 20, 900, 3));
        assertThat(journal.effects()).containsExactly(new Effect.Ignored(Effect.Reason.REPETITION));
        assertThat(journal.state().rules())
                .isEqualTo(new Rules(Duration.ofSeconds(10), Duration.ofMinutes(15), 2));
    }

    private RulesSet rules(long number, long valid, long reclaim, long share) {
        return new RulesSet(facts.account(), number, valid, reclaim, share);
    }
}
