package io.getinference.chaos.gather;

import io.getinference.chaos.evidence.GrantRow;
import io.getinference.chaos.evidence.Ledger;
import io.getinference.chaos.evidence.LedgerEntry;
import io.getinference.chaos.evidence.Posted;
import io.getinference.chaos.evidence.Posted.Amounts;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.PriceId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.UnitPrices;
import io.getinference.local.server.PostgresSettings;
import io.getinference.local.server.Roles;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Billing's database, read with SQL: its own API could hide what its own code got wrong. */
final class LedgerReader {

    private final PostgresSettings postgres;

    LedgerReader(PostgresSettings postgres) {
        this.postgres = postgres;
    }

    Ledger read() {
        try (Connection connection =
                        DriverManager.getConnection(
                                postgres.url("billing"),
                                Roles.SERVICES,
                                postgres.passwords().services());
                Statement statement = connection.createStatement()) {
            return new Ledger(
                    rows(
                            statement,
                            """
                            select attempt, booked_at::date::text as day, findings, event::text as event,
                                   charge_nano, value_nano from posted_usage order by position\
                            """,
                            LedgerReader::posted),
                    rows(
                            statement,
                            """
                            select t.id, t.posting_key, e.ledger_account, e.nano
                            from ledger_entry e join ledger_transaction t on t.id = e.transaction_id
                            order by t.id, e.id\
                            """,
                            LedgerReader::entry),
                    rows(
                            statement,
                            "select id, account, amount_nano from credit_grant",
                            LedgerReader::grant),
                    rows(statement, "select * from price", LedgerReader::price),
                    rows(statement, "select count(*) from parked_record", row -> row.getLong(1))
                            .getFirst());
        } catch (SQLException failure) {
            throw new IllegalStateException("billing's database cannot be read", failure);
        }
    }

    private interface Mapping<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> rows(Statement statement, String query, Mapping<T> mapping)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.add(mapping.of(found));
            }
        }
        return rows;
    }

    private static Posted posted(ResultSet row) throws SQLException {
        return new Posted(
                row.getString("attempt"),
                row.getString("day"),
                row.getString("findings"),
                Wire.JSON.readValue(row.getString("event"), UsageRated.class),
                new Amounts(row.getLong("charge_nano"), row.getLong("value_nano")));
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        return new LedgerEntry(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4));
    }

    private static GrantRow grant(ResultSet row) throws SQLException {
        return new GrantRow(
                row.getString(1), new AccountId(row.getString(2)), new Money(row.getLong(3)));
    }

    private static Price price(ResultSet row) throws SQLException {
        Map<TokenKind, Money> prices = new EnumMap<>(TokenKind.class);
        for (TokenKind kind : TokenKind.values()) {
            long nano = row.getLong(kind.name().toLowerCase(Locale.ROOT));
            if (!row.wasNull()) {
                prices.put(kind, new Money(nano));
            }
        }
        return new Price(
                new PriceId(row.getString("id")),
                new UpstreamModel(row.getString("model")),
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                row.getLong("from_prompt_tokens"),
                new UnitPrices(prices));
    }
}
