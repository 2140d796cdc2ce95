package io.getinference.billing.catalogue;

import io.getinference.common.catalogue.Abilities;
import io.getinference.common.catalogue.Ability;
import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.Thinking;
import io.getinference.common.catalogue.ThinkingOrder;
import io.getinference.common.catalogue.UpstreamModel;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue in PostgreSQL. */
@Component
class PostgresCatalogue {

    private static final String ADD =
            """
            insert into catalogue_row (
                id, valid_from, alternative, model, provider, upstream, valid_until, stands_in_for,
                context_tokens_max, output_tokens_max, temperature, top_p, temperature_with_top_p,
                prefill, thinking, thinking_tokens_min, thinking_by, thinking_budget_min,
                thinking_budget_max, thinking_levels, more, display_name, description)
            select
                :id, :valid_from, :alternative, model, provider, upstream, valid_until, stands_in_for,
                context_tokens_max, output_tokens_max, temperature, top_p, temperature_with_top_p,
                prefill, thinking, thinking_tokens_min, thinking_by, thinking_budget_min,
                thinking_budget_max, thinking_levels, more, display_name, description
            from catalogue_row
            where model = :model and valid_from <= :valid_from
            order by valid_from desc
            limit 1
            on conflict do nothing
            """;

    private final JdbcClient jdbc;

    PostgresCatalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ModelRow> all() {
        return jdbc.sql("select * from catalogue_row order by model, valid_from")
                .query((row, index) -> model(row))
                .list();
    }

    /**
     * Adds a row that differs from an earlier one of its model only in its moment and its
     * alternative; false if a row begins at that moment already.
     */
    boolean add(ModelRow row) {
        return jdbc.sql(ADD)
                        .param("id", row.id())
                        .param("valid_from", Timestamp.from(row.validFrom()))
                        .param(
                                "alternative",
                                row.alternative() == null ? null : row.alternative().value(),
                                Types.VARCHAR)
                        .param("model", row.model().value())
                        .update()
                == 1;
    }

    private static ModelRow model(ResultSet row) throws SQLException {
        @Nullable Timestamp until = row.getTimestamp("valid_until");
        @Nullable String retired = row.getString("stands_in_for");
        @Nullable String alternative = row.getString("alternative");
        return new ModelRow(
                row.getString("id"),
                new PublicModel(row.getString("model")),
                Provider.valueOf(row.getString("provider").toUpperCase(Locale.ROOT)),
                new UpstreamModel(row.getString("upstream")),
                row.getTimestamp("valid_from").toInstant(),
                until == null ? null : until.toInstant(),
                retired == null ? null : new UpstreamModel(retired),
                row.getLong("context_tokens_max"),
                row.getLong("output_tokens_max"),
                abilities(row),
                row.getString("display_name"),
                row.getString("description"),
                alternative == null ? null : new PublicModel(alternative));
    }

    private static Abilities abilities(ResultSet row) throws SQLException {
        return new Abilities(
                row.getBoolean("temperature"),
                row.getBoolean("top_p"),
                row.getBoolean("temperature_with_top_p"),
                row.getBoolean("prefill"),
                Thinking.valueOf(row.getString("thinking").toUpperCase(Locale.ROOT)),
                row.getLong("thinking_tokens_min"),
                thinkingOrder(row),
                Stream.of(strings(row, "more"))
                        .map(ability -> Ability.valueOf(ability.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()));
    }

    private static @Nullable ThinkingOrder thinkingOrder(ResultSet row) throws SQLException {
        @Nullable String by = row.getString("thinking_by");
        return by == null
                ? null
                : new ThinkingOrder(
                        ThinkingOrder.By.valueOf(by.toUpperCase(Locale.ROOT)),
                        row.getLong("thinking_budget_min"),
                        row.getLong("thinking_budget_max"),
                        List.of(strings(row, "thinking_levels")));
    }

    private static String[] strings(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }
}
