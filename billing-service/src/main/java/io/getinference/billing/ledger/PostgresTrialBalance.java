package io.getinference.billing.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up the whole book. */
@Component
class PostgresTrialBalance {

    private final JdbcClient jdbc;

    PostgresTrialBalance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    TrialBalance read() {
        return TrialBalance.of(
                jdbc.sql(
                                """
                                select case when detail like 'acct\\_%' then line else code end as name,
                                       coalesce(sum(nano) filter (where nano > 0), 0) as debits,
                                       coalesce(-sum(nano) filter (where nano < 0), 0) as credits
                                from ledger_entry join ledger_account on code = ledger_account
                                group by name order by name
                                """)
                        .query((row, index) ->
                                TrialBalance.Row.of(
                                        row.getString("name"),
                                        PostgresLedger.turnover(
                                                row.getLong("debits"), row.getLong("credits"))))
                        .list());
    }
}
