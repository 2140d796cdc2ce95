package io.getinference.billing.usage;

import io.getinference.common.event.UsageRated;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.RequestId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Posted usage in PostgreSQL. Every query is of one account. */
@Component
class PostgresUsage {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    PostgresUsage(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether it was added; usage of an attempt that is there already changes nothing. */
    boolean add(UsageRated rated, Set<AuditFinding> findings) {
        UsageRecorded usage = rated.usage();
        return jdbc.sql(
                                """
                                insert into posted_usage (
                                    attempt, account, api_key, request, model, answered, outcome, estimated, price,
                                    hold_nano, value_nano, charge_nano, occurred_at, booked_at, recorded_at,
                                    findings, event)
                                values (
                                    :attempt, :account, :key, :request, :model, :answered, :outcome, :estimated, :price,
                                    :hold, :value, :charge, :occurredAt, :bookedAt, :recordedAt,
                                    :findings, cast(:event as jsonb))
                                on conflict (attempt) do nothing
                                """)
                        .param("attempt", usage.attemptId())
                        .param("account", usage.account().value())
                        .param("key", usage.key().value())
                        .param("request", usage.attempt().request().value())
                        .param("model", usage.attempt().model().value())
                        .param("answered", usage.attempt().answered().value())
                        .param("outcome", usage.outcome().name().toLowerCase(Locale.ROOT))
                        .param("estimated", usage.estimated())
                        .param("price", usage.price().id().value())
                        .param("hold", usage.hold().nanos())
                        .param("value", rated.value().nanos())
                        .param("charge", rated.charge().nanos())
                        .param("occurredAt", Timestamp.from(usage.attempt().endedAt()))
                        .param("bookedAt", Timestamp.from(rated.bookedAt()))
                        .param("recordedAt", Timestamp.from(clock.instant()))
                        .param("findings", text(findings))
                        .param("event", Wire.JSON.writeValueAsString(rated))
                        .update()
                == 1;
    }

    /** Whether the attempt was posted with the same facts, whenever they were booked. */
    boolean has(UsageRated rated) {
        return jdbc.sql(
                        """
                        select (event - 'booked_at') = (cast(:event as jsonb) - 'booked_at')
                        from posted_usage where attempt = :attempt
                        """)
                .param("attempt", rated.usage().attemptId())
                .param("event", Wire.JSON.writeValueAsString(rated))
                .query(Boolean.class)
                .single();
    }

    /**
     * What a request of a key used. It leaves one attempt; had it left several, the one that was
     * paid for.
     */
    Optional<PostedUsage> of(AccountId account, KeyId key, RequestId request) {
        return jdbc.sql(
                        """
                        select position, event, findings, recorded_at from posted_usage
                        where account = :account and api_key = :key and request = :request
                        order by charge_nano desc, position desc limit 1
                        """)
                .param("account", account.value())
                .param("key", key.value())
                .param("request", request.value())
                .query((row, index) -> usage(row))
                .optional();
    }

    /** Usage of an account in the order of posting, from after a position. */
    List<PostedUsage> after(AccountId account, long position, int rowsMax) {
        return jdbc.sql(
                        """
                        select position, event, findings, recorded_at from posted_usage
                        where account = :account and position > :position
                        order by position limit :rowsMax
                        """)
                .param("account", account.value())
                .param("position", position)
                .param("rowsMax", rowsMax)
                .query((row, index) -> usage(row))
                .list();
    }

    private static PostedUsage usage(ResultSet row) throws SQLException {
        return new PostedUsage(
                row.getLong("position"),
                Wire.JSON.readValue(row.getString("event"), UsageRated.class),
                findings(row.getString("findings")),
                row.getTimestamp("recorded_at").toInstant());
    }

    private static String text(Set<AuditFinding> findings) {
        return findings.stream().map(AuditFinding::name).sorted().collect(Collectors.joining(","));
    }

    private static Set<AuditFinding> findings(String text) {
        return text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split(",", -1))
                        .map(AuditFinding::valueOf)
                        .collect(Collectors.toSet());
    }
}
