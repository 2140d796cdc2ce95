package io.getinference.billing.taking;

import io.getinference.billing.credit.IdempotencyKey;
import io.getinference.common.event.CreditReversed;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reversals in PostgreSQL, beside what was taken of each. Every query is of one account. */
@Component
class PostgresReversals {

    private static final String WITH_TAKINGS =
            """
            select r.*, taken, owed, taken_at
            from credit_reversal r left join lateral
                (select sum(t.amount_nano) as taken, sum(t.owed_nano) as owed, max(t.booked_at) as taken_at
                 from posted_taking t where t.account = r.account and t.number = r.number) t on true
            where account = :account\
            """;

    private final JdbcClient jdbc;

    PostgresReversals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was added; false where the account used the key before. */
    boolean add(Reversal reversal, IdempotencyKey key) {
        ReversalRequest request = reversal.request();
        return jdbc.sql(
                                """
                                insert into credit_reversal (account, number, grant_id, cause, amount_nano, reason,
                                                             created_at, idempotency_key)
                                values (:account, :number, :grant, :cause, :amount, :reason, :createdAt, :key)
                                on conflict (account, idempotency_key) do nothing
                                """)
                        .param("account", reversal.account().value())
                        .param("number", reversal.number())
                        .param("grant", request.grant().value())
                        .param("cause", text(request.cause()))
                        .param("amount", request.amount().nanos())
                        .param("reason", request.reason())
                        .param("createdAt", Timestamp.from(reversal.createdAt()))
                        .param("key", key.value())
                        .update()
                == 1;
    }

    /** The reversal of a key that is known to be there. */
    Reversal of(AccountId account, IdempotencyKey key) {
        return jdbc.sql(WITH_TAKINGS + " and idempotency_key = :key")
                .param("account", account.value())
                .param("key", key.value())
                .query((row, index) -> reversal(row))
                .single();
    }

    /** All that was ever asked of a grant for a cause. */
    Money asked(GrantId grant, CreditReversed.Cause cause) {
        return jdbc.sql(
                        """
                        select coalesce(sum(amount_nano), 0) from credit_reversal
                        where grant_id = :grant and cause = :cause
                        """)
                .param("grant", grant.value())
                .param("cause", text(cause))
                .query((row, index) -> new Money(row.getLong(1)))
                .single();
    }

    Optional<Row> find(AccountId account, long number) {
        return jdbc.sql(WITH_TAKINGS + " and number = :number")
                .param("account", account.value())
                .param("number", number)
                .query((row, index) -> new Row(reversal(row), taken(row)))
                .optional();
    }

    /** Reversals of an account in the order of asking, from after a number. */
    List<Row> after(AccountId account, long number, int rowsMax) {
        return jdbc.sql(WITH_TAKINGS + " and number > :number order by number limit :rowsMax")
                .param("account", account.value())
                .param("number", number)
                .param("rowsMax", rowsMax)
                .query((row, index) -> new Row(reversal(row), taken(row)))
                .list();
    }

    private static Reversal reversal(ResultSet row) throws SQLException {
        return new Reversal(
                new AccountId(row.getString("account")),
                row.getLong("number"),
                new ReversalRequest(
                        new GrantId(row.getString("grant_id")),
                        CreditReversed.Cause.valueOf(
                                row.getString("cause").toUpperCase(Locale.ROOT)),
                        new Money(row.getLong("amount_nano")),
                        row.getString("reason")),
                row.getTimestamp("created_at").toInstant());
    }

    private static @Nullable TakenBack taken(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("taken_at");
        return at == null
                ? null
                : new TakenBack(
                        new Money(row.getLong("taken")),
                        new Money(row.getLong("owed")),
                        at.toInstant());
    }

    private static String text(CreditReversed.Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }

    /**
     * A reversal.
     *
     * @param taken null while the fold has not answered yet
     */
    record Row(Reversal reversal, @Nullable TakenBack taken) {}
}
