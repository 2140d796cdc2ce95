package io.getinference.billing.taking;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** Which grants have expired, and which of them were told. */
@Component
class PostgresExpiries {

    private final JdbcClient jdbc;

    PostgresExpiries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Grants that have expired and were not told, those that did so first in front. */
    List<Expiry> due(Instant now, int rowsMax) {
        return jdbc.sql(
                        """
                        select account, grant_id from credit_expiry
                        where number is null and expires_at <= :now
                        order by expires_at limit :rowsMax
                        """)
                .param("now", Timestamp.from(now))
                .param("rowsMax", rowsMax)
                .query((row, index) ->
                        new Expiry(
                                new AccountId(row.getString("account")),
                                new GrantId(row.getString("grant_id"))))
                .list();
    }

    /** Notes the number under which it is told; false if it was told before, or is just now. */
    boolean told(Expiry expiry, long number) {
        return jdbc.sql(
                                """
                                update credit_expiry set number = :number
                                where grant_id = :grant and number is null
                                """)
                        .param("number", number)
                        .param("grant", expiry.grant().value())
                        .update()
                == 1;
    }
}
