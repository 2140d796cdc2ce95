package io.getinference.billing.ledger;

import io.getinference.common.money.Money;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The book in PostgreSQL, which refuses what does not sum to zero, and any change. */
@Component
class PostgresLedger implements Ledger {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    PostgresLedger(JdbcClient jdbc, TransactionOperations transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Outcome post(Posting posting) {
        return transactions.execute(status ->
                insert(posting)
                        .map(transaction -> post(transaction, posting.entries()))
                        .orElse(Outcome.ALREADY_POSTED));
    }

    private Optional<Long> insert(Posting posting) {
        return jdbc.sql(
                        """
                        insert into ledger_transaction (posting_key, memo, occurred_at, recorded_at)
                        values (:key, :memo, :occurredAt, :recordedAt)
                        on conflict (posting_key) do nothing
                        returning id
                        """)
                .param("key", posting.key().value())
                .param("memo", posting.memo())
                .param("occurredAt", Timestamp.from(posting.occurredAt()))
                .param("recordedAt", Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional();
    }

    private Outcome post(long transaction, List<Entry> entries) {
        entries.stream()
                .map(Entry::account)
                .distinct()
                .sorted(Comparator.comparing(LedgerAccount::code)) // so that no two wait in a ring
                .forEach(this::open);
        entries.forEach(entry -> insert(transaction, entry));
        return Outcome.POSTED;
    }

    private void open(LedgerAccount account) {
        jdbc.sql(
                        """
                        insert into ledger_account (code, line, detail)
                        values (:code, :line, :detail)
                        on conflict (code) do nothing
                        """)
                .param("code", account.code())
                .param("line", account.line().code())
                .param("detail", account.detail())
                .update();
    }

    private void insert(long transaction, Entry entry) {
        jdbc.sql(
                        """
                        insert into ledger_entry (transaction_id, ledger_account, nano)
                        values (:transaction, :account, :nano)
                        """)
                .param("transaction", transaction)
                .param("account", entry.account().code())
                .param("nano", entry.amount().nanos())
                .update();
    }

    @Override
    public Map<Fact, Turnover> turnovers(LedgerAccount account) {
        Map<Fact, Turnover> turnovers = new EnumMap<>(Fact.class);
        jdbc.sql(
                        """
                        select split_part(posting_key, '/', 1) as fact,
                               coalesce(sum(nano) filter (where nano > 0), 0) as debits,
                               coalesce(-sum(nano) filter (where nano < 0), 0) as credits
                        from ledger_entry join ledger_transaction t on t.id = transaction_id
                        where ledger_account = :account group by fact
                        """)
                .param("account", account.code())
                .query((row, index) ->
                        Map.entry(
                                Fact.ofCode(row.getString("fact")),
                                turnover(row.getLong("debits"), row.getLong("credits"))))
                .list()
                .forEach(row -> turnovers.put(row.getKey(), row.getValue()));
        return turnovers;
    }

    static Turnover turnover(long debits, long credits) {
        return new Turnover(new Money(debits), new Money(credits));
    }
}
