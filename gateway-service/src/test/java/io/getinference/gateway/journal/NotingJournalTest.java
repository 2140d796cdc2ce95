package io.getinference.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.claim.BodyHash;
import io.getinference.common.claim.ClaimId;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.LifeClosed;
import io.getinference.common.event.RequestClaimed;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.RequestId;
import io.getinference.common.money.Money;
import io.getinference.gateway.store.InMemoryStore;

import org.junit.jupiter.api.Test;

class NotingJournalTest {

    private static final LifeId LIFE = new LifeId(GatewayId.next(), 3);

    private final InMemoryStore store = new InMemoryStore();
    private final InMemoryJournal kafka = new InMemoryJournal();
    private final Journal journal = JournalFixture.noting(kafka, store, LIFE);

    @Test
    void anAccountIsForcedToDiskBeforeItsFirstLeaseIsWritten() throws Exception {
        AccountId account = AccountId.next();
        store.full(true);
        assertThat(journal.append(lease(account), "1")).isCompletedExceptionally();
        assertThat(kafka.all(LeaseSet.class)).isEmpty();
        store.full(false);
        assertThat(journal.append(lease(account), "1")).isCompleted();
        assertThat(LeasedAccounts.of(LIFE, store.afterPowerCut(), 9)).containsExactly(account);
    }

    @Test
    void theNextLeasesOfAnAccountNeedNoDisk() {
        AccountId account = AccountId.next();
        journal.append(lease(account), "1").join();
        store.full(true);
        store.syncless(true);
        assertThat(journal.append(lease(account), "2")).isCompleted();
    }

    @Test
    void anAccountIsNotedForItsFirstClaimToo() throws Exception {
        AccountId account = AccountId.next();
        KeyId key = KeyId.next();
        RequestClaimed claim =
                new RequestClaimed(
                        account,
                        key,
                        ClaimId.of(key, "order-17"),
                        BodyHash.of(new byte[0]),
                        LIFE,
                        RequestId.next());
        journal.append(claim, "1").join();
        assertThat(LeasedAccounts.of(LIFE, store.afterPowerCut(), 9)).containsExactly(account);
    }

    @Test
    void theEndOfAnEarlierLifeIsNothingThatHasToBeEndedAgain() {
        journal.append(new LifeClosed(AccountId.next(), LIFE, 0), "1").join();
        assertThat(store.keys()).isEmpty();
    }

    private static LeaseSet lease(AccountId account) {
        return new LeaseSet(account, KeyId.next(), LIFE, 1, new Money(2), new Money(1));
    }
}
