package io.getinference.billing.announce;

import io.getinference.common.outbox.Outbox;
import io.getinference.common.topic.Topic;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells tables of rows that never change, each row once however often and by however many instances
 * it is asked for.
 */
@Component
public class Announcements {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Outbox outbox;

    Announcements(JdbcClient jdbc, TransactionOperations transactions, Outbox outbox) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** Leaves the row in the outbox unless it was left there before. */
    public void announce(Topic table, String key, Record row) {
        transactions.executeWithoutResult(status -> {
            if (isNew(table, key)) {
                outbox.add(table, key, row);
            }
        });
    }

    private boolean isNew(Topic table, String key) {
        return jdbc.sql(
                                """
                                insert into announced (topic, record_key) values (:topic, :key)
                                on conflict do nothing
                                """)
                        .param("topic", table.topicName())
                        .param("key", key)
                        .update()
                == 1;
    }
}
