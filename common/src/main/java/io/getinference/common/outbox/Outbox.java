package io.getinference.common.outbox;

import io.getinference.common.event.EventRecords;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.topic.Topic;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.InstantSource;

/**
 * Where a transaction leaves what it has to tell. Call it inside the transaction that decides the
 * fact.
 */
public final class Outbox {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    public Outbox(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The number for this service's next fact about an account. Others who ask for the same account
     * wait until this transaction ends, so facts are committed in the order of their numbers.
     */
    public long nextNumber(AccountId account) {
        return jdbc.sql(
                        """
                        insert into outbox_number (account, number) values (:account, 1)
                        on conflict (account) do update set number = outbox_number.number + 1
                        returning number
                        """)
                .param("account", account.value())
                .query(Long.class)
                .single();
    }

    /**
     * Leaves a fact for the account's journal; its number comes from {@link #nextNumber} in the
     * same transaction.
     */
    public void add(JournalEvent event) {
        insert(
                Topic.ACCOUNT_JOURNAL,
                event.account().value(),
                EventRecords.type(event.getClass()),
                Wire.JSON.writeValueAsString(event));
    }

    /** Leaves a table's row, or its tombstone where the row is null. */
    public void add(Topic table, String key, @Nullable Record row) {
        String type = row == null ? "tombstone" : row.getClass().getSimpleName();
        insert(table, key, type, row == null ? null : Wire.JSON.writeValueAsString(row));
    }

    private void insert(Topic topic, String key, String type, @Nullable String body) {
        jdbc.sql(
                        """
                        insert into outbox (topic, record_key, type, body, occurred_at)
                        values (:topic, :key, :type, :body, :occurredAt)
                        """)
                .param("topic", topic.topicName())
                .param("key", key)
                .param("type", type)
                .param("body", body)
                .param("occurredAt", Timestamp.from(clock.instant()))
                .update();
    }
}
