package io.getinference.billing.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;

import org.junit.jupiter.api.Test;

class PostingTest {

    private static final Entry DEBIT = Entry.debit(LedgerAccount.HOUSE, Money.ofUsd("1.00"));

    @Test
    void refusesEntriesThatDoNotSumToZero() {
        Entry tooLittle =
                Entry.credit(
                        LedgerAccount.deferredRevenue(AccountId.next()),
                        Money.ofUsd("0.999999999"));

        assertThatThrownBy(() -> LedgerContract.posting(DEBIT, tooLittle))
                .hasMessageContaining("sums to zero");
    }

    @Test
    void refusesAOneSidedTransaction() {
        assertThatThrownBy(() -> LedgerContract.posting(DEBIT)).hasMessageContaining("two sides");
    }

    @Test
    void refusesAnEntryThatMovesNothingOrTheWrongWay() {
        assertThatThrownBy(() -> Entry.debit(LedgerAccount.HOUSE, Money.ZERO))
                .hasMessageContaining("moves money");
        assertThatThrownBy(() -> Entry.credit(LedgerAccount.HOUSE, new Money(-1)))
                .hasMessageContaining("must not be negative");
    }
}
