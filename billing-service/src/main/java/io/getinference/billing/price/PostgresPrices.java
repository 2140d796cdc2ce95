package io.getinference.billing.price;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.id.PriceId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.UnitPrices;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The price book in PostgreSQL. Rows never change, so those that were read once are kept. */
@Component
class PostgresPrices implements Prices {

    private final JdbcClient jdbc;
    private final Map<PriceId, Price> known = new ConcurrentHashMap<>();

    PostgresPrices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Price> all() {
        return jdbc.sql("select * from price order by model, valid_from, from_prompt_tokens")
                .query((row, index) -> price(row))
                .list();
    }

    @Override
    public Optional<Price> find(PriceId id) {
        @Nullable Price price = known.get(id);
        return price == null ? read(id) : Optional.of(price);
    }

    private Optional<Price> read(PriceId id) {
        Optional<Price> row =
                jdbc.sql("select * from price where id = :id")
                        .param("id", id.value())
                        .query((found, index) -> price(found))
                        .optional();
        row.ifPresent(found -> known.put(id, found));
        return row;
    }

    private static Price price(ResultSet row) throws SQLException {
        return new Price(
                new PriceId(row.getString("id")),
                new UpstreamModel(row.getString("model")),
                row.getTimestamp("valid_from").toInstant(),
                row.getLong("from_prompt_tokens"),
                unitPrices(row));
    }

    private static UnitPrices unitPrices(ResultSet row) throws SQLException {
        Map<TokenKind, Money> perMillion = new EnumMap<>(TokenKind.class);
        for (TokenKind kind : TokenKind.values()) {
            long nanos = row.getLong(kind.name().toLowerCase(Locale.ROOT));
            if (!row.wasNull()) {
                perMillion.put(kind, new Money(nanos));
            }
        }
        return new UnitPrices(perMillion);
    }
}
