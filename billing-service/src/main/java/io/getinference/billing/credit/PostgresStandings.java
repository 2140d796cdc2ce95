package io.getinference.billing.credit;

import io.getinference.billing.ledger.Fact;
import io.getinference.common.event.CreditTaken;
import io.getinference.common.event.GrantKind;
import io.getinference.common.event.GrantUse;
import io.getinference.common.event.UsageRated;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Running sums of what became of grants, moved in the transactions that post it. They follow what
 * was decided even where billing knows no such grant: the book must not differ from the customer's.
 */
@Component
public class PostgresStandings implements Standings {

    private final JdbcClient jdbc;

    PostgresStandings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Grants paid a charge. Call it where the usage is posted for the first time. */
    public void used(UsageRated rated) {
        rated.grants().stream()
                .sorted(Comparator.comparing(use -> use.grant().value())) // no two wait in a ring
                .forEach(use -> used(rated.account(), use));
    }

    private void used(AccountId account, GrantUse use) {
        add(account, use.grant(), Fact.USAGE, use.amount());
    }

    /** A grant lost credit. Call it where the taking is posted for the first time. */
    public void taken(CreditTaken taken) {
        Fact fact =
                switch (taken.cause()) {
                    case EXPIRY -> Fact.EXPIRY;
                    case REFUND -> Fact.REFUND;
                    case CHARGEBACK -> Fact.CHARGEBACK;
                };
        add(taken.account(), taken.grant(), fact, taken.amount());
    }

    private void add(AccountId account, GrantId grant, Fact fact, Money amount) {
        jdbc.sql(
                        """
                        insert into grant_balance as sums
                            (account, grant_id, used_nano, expired_nano, refunded_nano, charged_back_nano)
                        values (:account, :grant, :used, :expired, :refunded, :chargedBack)
                        on conflict (account, grant_id) do update
                        set used_nano = sums.used_nano + excluded.used_nano,
                            expired_nano = sums.expired_nano + excluded.expired_nano,
                            refunded_nano = sums.refunded_nano + excluded.refunded_nano,
                            charged_back_nano = sums.charged_back_nano + excluded.charged_back_nano
                        """)
                .param("account", account.value())
                .param("grant", grant.value())
                .param("used", fact == Fact.USAGE ? amount.nanos() : 0)
                .param("expired", fact == Fact.EXPIRY ? amount.nanos() : 0)
                .param("refunded", fact == Fact.REFUND ? amount.nanos() : 0)
                .param("chargedBack", fact == Fact.CHARGEBACK ? amount.nanos() : 0)
                .update();
    }

    @Override
    public Optional<GrantStanding> find(AccountId account, GrantId grant) {
        return jdbc.sql(
                        """
                        select id, kind, amount_nano, used_nano, expired_nano, refunded_nano, charged_back_nano
                        from credit_grant g left join grant_balance b on b.account = g.account and grant_id = id
                        where g.account = :account and id = :grant
                        """)
                .param("account", account.value())
                .param("grant", grant.value())
                .query((row, index) -> standing(row))
                .optional();
    }

    /** From a row of a grant beside its sums; a grant without any has lost nothing. */
    static GrantStanding standing(ResultSet row) throws SQLException {
        return new GrantStanding(
                new GrantId(row.getString("id")),
                GrantKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                new Money(row.getLong("amount_nano")),
                new Money(row.getLong("used_nano")),
                new Money(row.getLong("expired_nano")),
                new Money(row.getLong("refunded_nano")),
                new Money(row.getLong("charged_back_nano")));
    }
}
