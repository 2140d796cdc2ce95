package io.getinference.billing.taking;

import io.getinference.common.event.CreditTaken;
import io.getinference.common.event.Wire;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Locale;

/** Takings in PostgreSQL. */
@Component
class PostgresTakings {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    PostgresTakings(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether it was added; a piece that is there already changes nothing. */
    boolean add(CreditTaken taken) {
        return jdbc.sql(
                                """
                                insert into posted_taking (taking, account, number, amount_nano, owed_nano,
                                                           booked_at, recorded_at, event)
                                values (:taking, :account, :number, :amount, :owed,
                                        :bookedAt, :recordedAt, cast(:event as jsonb))
                                on conflict (taking) do nothing
                                """)
                        .param("taking", taken.takingId())
                        .param("account", taken.account().value())
                        .param("number", taken.number())
                        .param("amount", taken.amount().nanos())
                        .param("owed", taken.owed().nanos())
                        .param("bookedAt", Timestamp.from(taken.bookedAt()))
                        .param("recordedAt", Timestamp.from(clock.instant()))
                        .param("event", Wire.JSON.writeValueAsString(taken))
                        .update()
                == 1;
    }

    /** Whether the piece was posted with the same facts, whenever they were booked. */
    boolean has(CreditTaken taken) {
        return jdbc.sql(
                        """
                        select (event - 'booked_at') = (cast(:event as jsonb) - 'booked_at')
                        from posted_taking where taking = :taking
                        """)
                .param("taking", taken.takingId())
                .param("event", Wire.JSON.writeValueAsString(taken))
                .query(Boolean.class)
                .single();
    }

    /** Whether billing told the journal the fact that it says it follows from. */
    boolean wasAsked(CreditTaken taken) {
        return jdbc.sql(
                        """
                        select exists (
                            select from credit_reversal
                            where account = :account and number = :number and grant_id = :grant and cause = :cause
                            union all
                            select from credit_expiry
                            where account = :account and number = :number and grant_id = :grant and :cause = 'expiry')
                        """)
                .param("account", taken.account().value())
                .param("number", taken.number())
                .param("grant", taken.grant().value())
                .param("cause", taken.cause().name().toLowerCase(Locale.ROOT))
                .query(Boolean.class)
                .single();
    }
}
