package io.getinference.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.billing.BillingDatabase;
import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

import java.time.Instant;
import java.time.InstantSource;

class PostgresLedgerTest extends LedgerContract {

    private static final BillingDatabase DATABASE = BillingDatabase.fresh();
    private static final Instant RECORDED = Instant.parse("2026-11-23T00:00:00Z");

    private final Ledger ledger =
            new PostgresLedger(
                    DATABASE.jdbc(), DATABASE.transactions(), InstantSource.fixed(RECORDED));

    @Override
    Ledger ledger() {
        return ledger;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set nano = nano + 1",
                "delete from ledger_entry",
                "truncate ledger_entry",
                "update ledger_transaction set memo = 'other'",
                "delete from ledger_transaction",
                "truncate ledger_transaction cascade",
                "update ledger_account set detail = 'other'",
                "delete from ledger_account",
                "update price set output = 1",
                "delete from price",
                "truncate price",
                "update catalogue_row set upstream = 'other'",
                "delete from catalogue_row"
            })
    void theDatabaseRefusesToChangeWhatStandsEvenToItsOwner(String change) {
        ledger.post(sale());

        assertThatThrownBy(() -> DATABASE.jdbc().sql(change).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed or deleted");
    }

    @Test
    void theDatabaseRefusesATransactionThatDoesNotSumToZero() {
        assertThatThrownBy(() ->
                        DATABASE.transactions()
                                .executeWithoutResult(status -> {
                                    ledger.post(sale());
                                    insertEntry("1");
                                }))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("sum to 1");
        assertThatThrownBy(() -> insertEntry("1"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void theDatabaseRefusesATransactionWithoutEntries() {
        assertThatThrownBy(() ->
                        DATABASE.jdbc()
                                .sql(
                                        """
                                        insert into ledger_transaction (posting_key, memo, occurred_at, recorded_at)
                                        values ('empty', 'test', now(), now())
                                        """)
                                .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aPostingThatTheCallerTakesBackLeavesNothing() {
        Posting posting = sale();
        DATABASE.transactions()
                .executeWithoutResult(status -> {
                    ledger.post(posting);
                    status.setRollbackOnly();
                });

        assertThat(ledger.post(posting)).isEqualTo(Ledger.Outcome.POSTED);
    }

    @Test
    void aTransactionSaysWhenItHappenedAndWhenItWasRecorded() {
        Posting posting = sale();
        ledger.post(posting);

        assertThat(
                        DATABASE.jdbc()
                                .sql(
                                        "select occurred_at, recorded_at from ledger_transaction"
                                                + " where posting_key = :key")
                                .param("key", posting.key().value())
                                .query((row, index) ->
                                        row.getTimestamp(1) + " " + row.getTimestamp(2))
                                .single())
                .isEqualTo("2026-11-22 00:00:00.0 2026-11-23 00:00:00.0");
    }

    @Test
    void aRoleOfTheApplicationMayAddButNotChange() {
        DATABASE.jdbc().sql("create role billing_app").update();
        BillingDatabase granted = BillingDatabase.fresh();

        assertThat(granted.count(allowed("insert"))).isEqualTo(6);
        assertThat(granted.count(allowed("update"))).isZero();
        assertThat(granted.count(allowed("delete"))).isZero();
    }

    private static String allowed(String privilege) {
        return "select count(*) from unnest(array['ledger_account', 'ledger_transaction', 'ledger_entry',"
                + " 'posted_usage', 'credit_reversal', 'posted_taking']) as held (name)"
                + " where has_table_privilege('billing_app', name, '"
                + privilege
                + "')";
    }

    private static void insertEntry(String nano) {
        DATABASE.jdbc()
                .sql(
                        "insert into ledger_entry (transaction_id, ledger_account, nano) select"
                                + " max(id), 'payment-clearing', :nano::bigint from"
                                + " ledger_transaction")
                .param("nano", nano)
                .update();
    }

    private static Posting sale() {
        return posting(
                Entry.debit(LedgerAccount.PAYMENT_CLEARING, Money.ofUsd("5.00")),
                Entry.credit(LedgerAccount.deferredRevenue(AccountId.next()), Money.ofUsd("5.00")));
    }
}
