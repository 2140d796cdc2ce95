package io.getinference.billing.credit;

import io.getinference.common.event.GrantKind;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Grants in PostgreSQL. Every query is of one account. */
@Component
class PostgresGrants {

    private static final String WITH_SUMS =
            """
            select g.*, used_nano, expired_nano, refunded_nano, charged_back_nano
            from credit_grant g left join grant_balance b on b.account = g.account and grant_id = id
            where g.account = :account\
            """;

    private final JdbcClient jdbc;

    PostgresGrants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a grant unless one of the same key is there, and waits for one that is being added.
     *
     * @return whether it was added
     */
    boolean add(Grant grant, IdempotencyKey key) {
        boolean isNew = insert(grant, key);
        Instant expiresAt = grant.request().expiresAt();
        if (isNew && expiresAt != null) {
            jdbc.sql(
                            """
                            insert into credit_expiry (grant_id, account, expires_at)
                            values (:grant, :account, :expiresAt)
                            """)
                    .param("grant", grant.id().value())
                    .param("account", grant.account().value())
                    .param("expiresAt", Timestamp.from(expiresAt))
                    .update();
        }
        return isNew;
    }

    private boolean insert(Grant grant, IdempotencyKey key) {
        Instant expiresAt = grant.request().expiresAt();
        return jdbc.sql(
                                """
                                insert into credit_grant (id, account, number, amount_nano, kind, priority,
                                                          expires_at, created_at, idempotency_key, request_hash)
                                values (:id, :account, :number, :amount, :kind, :priority,
                                        :expiresAt, :createdAt, :key, :hash)
                                on conflict (account, idempotency_key) do nothing
                                """)
                        .param("id", grant.id().value())
                        .param("account", grant.account().value())
                        .param("number", grant.number())
                        .param("amount", grant.request().amount().nanos())
                        .param("kind", grant.request().kind().name().toLowerCase(Locale.ROOT))
                        .param("priority", grant.request().priority())
                        .param(
                                "expiresAt",
                                expiresAt == null ? null : Timestamp.from(expiresAt),
                                Types.TIMESTAMP)
                        .param("createdAt", Timestamp.from(grant.createdAt()))
                        .param("key", key.value())
                        .param("hash", grant.request().hash())
                        .update()
                == 1;
    }

    /** The grant of a key that is known to be there. */
    Grant of(AccountId account, IdempotencyKey key) {
        return jdbc.sql(
                        "select * from credit_grant"
                                + " where account = :account and idempotency_key = :key")
                .param("account", account.value())
                .param("key", key.value())
                .query((row, index) -> grant(row))
                .single();
    }

    /** Grants of an account in their order, from after a number, with what became of each. */
    List<Row> after(AccountId account, long number, int rowsMax) {
        return jdbc.sql(WITH_SUMS + " and number > :number order by number limit :rowsMax")
                .param("account", account.value())
                .param("number", number)
                .param("rowsMax", rowsMax)
                .query((row, index) -> new Row(grant(row), PostgresStandings.standing(row)))
                .list();
    }

    Optional<Row> find(AccountId account, GrantId grant) {
        return jdbc.sql(WITH_SUMS + " and id = :grant")
                .param("account", account.value())
                .param("grant", grant.value())
                .query((row, index) -> new Row(grant(row), PostgresStandings.standing(row)))
                .optional();
    }

    private static Grant grant(ResultSet row) throws SQLException {
        Timestamp expiresAt = row.getTimestamp("expires_at");
        return new Grant(
                new GrantId(row.getString("id")),
                new AccountId(row.getString("account")),
                row.getLong("number"),
                new GrantRequest(
                        new Money(row.getLong("amount_nano")),
                        GrantKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getInt("priority"),
                        expiresAt == null ? null : expiresAt.toInstant()),
                row.getTimestamp("created_at").toInstant());
    }

    /** A grant and what became of it. */
    record Row(Grant grant, GrantStanding standing) {}
}
