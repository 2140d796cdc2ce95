package io.getinference.billing.alert;

import io.getinference.common.event.BudgetReached;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;

/** Budgets that were reached, in PostgreSQL. Every query is of one account. */
@Component
class PostgresAlerts {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    PostgresAlerts(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether it was added; one that is there already changes nothing. */
    boolean add(BudgetReached reached) {
        return jdbc.sql(
                                """
                                insert into budget_alert (account, number, booked_at, recorded_at, event)
                                values (:account, :number, :bookedAt, :recordedAt, cast(:event as jsonb))
                                on conflict (account, number) do nothing
                                """)
                        .param("account", reached.account().value())
                        .param("number", reached.number())
                        .param("bookedAt", Timestamp.from(reached.bookedAt()))
                        .param("recordedAt", Timestamp.from(clock.instant()))
                        .param("event", Wire.JSON.writeValueAsString(reached))
                        .update()
                == 1;
    }

    /** Whether the fact of that number was kept and says the same. */
    boolean has(BudgetReached reached) {
        return jdbc.sql(
                        """
                        select event = cast(:event as jsonb) from budget_alert
                        where account = :account and number = :number
                        """)
                .param("account", reached.account().value())
                .param("number", reached.number())
                .param("event", Wire.JSON.writeValueAsString(reached))
                .query(Boolean.class)
                .single();
    }

    /** An account's, oldest first, from after a number. */
    List<BudgetAlert> after(AccountId account, long number, int rowsMax) {
        return jdbc.sql(
                        """
                        select event, recorded_at from budget_alert
                        where account = :account and number > :number
                        order by number limit :rowsMax
                        """)
                .param("account", account.value())
                .param("number", number)
                .param("rowsMax", rowsMax)
                .query((row, index) -> alert(row))
                .list();
    }

    private static BudgetAlert alert(ResultSet row) throws SQLException {
        return new BudgetAlert(
                Wire.JSON.readValue(row.getString("event"), BudgetReached.class),
                row.getTimestamp("recorded_at").toInstant());
    }
}
