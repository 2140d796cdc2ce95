package io.getinference.account.audit;

import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;

/** Decisions in PostgreSQL, which takes no change of them. Every query is of one account. */
@Component
public class AuditLog {

    private final JdbcClient jdbc;

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds an entry in the caller's transaction, which tells the fact too. */
    public void add(AuditEntry entry) {
        jdbc.sql(
                        """
                        insert into audit_entry (account, number, decided_at, decided_by, decision, reason, fact)
                        values (:account, :number, :at, :by, :decision, :reason, cast(:fact as jsonb))
                        """)
                .param("account", entry.account().value())
                .param("number", entry.number())
                .param("at", Timestamp.from(entry.at()))
                .param("by", entry.by())
                .param("decision", entry.decision().name())
                .param("reason", entry.reason().value())
                .param("fact", entry.fact().toString())
                .update();
    }

    /** Entries of an account from after a number, in the order in which they were decided. */
    public List<AuditEntry> after(AccountId account, long number, int rowsMax) {
        return jdbc.sql(
                        """
                        select * from audit_entry where account = :account and number > :number
                        order by number limit :rowsMax
                        """)
                .param("account", account.value())
                .param("number", number)
                .param("rowsMax", rowsMax)
                .query((row, index) -> entry(row))
                .list();
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                new AccountId(row.getString("account")),
                row.getLong("number"),
                row.getTimestamp("decided_at").toInstant(),
                row.getString("decided_by"),
                Decision.valueOf(row.getString("decision")),
                new Reason(row.getString("reason")),
                Wire.JSON.readTree(row.getString("fact")));
    }
}
