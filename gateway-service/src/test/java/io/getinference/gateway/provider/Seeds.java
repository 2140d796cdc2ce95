package io.getinference.gateway.provider;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.id.PriceId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.PriceBook;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.UnitPrices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The price book and the catalogue's dates as billing seeds them. */
public final class Seeds {

    private static final Path MIGRATIONS =
            Path.of("..", "billing-service", "src", "main", "resources", "db", "migration");
    private static final Pattern PRICE =
            Pattern.compile(
                    "\\('(price_\\w+)', '([^']+)', '([^']+)', (\\d+),\\s*"
                            + "(\\w+), (\\w+), (\\w+), (\\w+), (\\w+), (\\w+), (\\w+)\\)");
    private static final Pattern ROW =
            Pattern.compile(
                    "\\('[^']+', '([^']+)', '(?:gemini|anthropic)', '([^']+)', '([^']+)', (null|'[^']+'),");
    private static final List<TokenKind> COLUMNS = List.of(TokenKind.values());

    private Seeds() {}

    /** Every price row. */
    public static PriceBook prices() {
        return PriceBook.of(found("V3__price_rows.sql", PRICE).map(Seeds::price).toList());
    }

    /** The model that answers for a public one at a moment. */
    public static UpstreamModel answering(PublicModel model, Instant moment) {
        List<String> holding =
                found("V5__catalogue_rows.sql", ROW)
                        .filter(row -> row.group(1).equals(model.value()))
                        .filter(row -> !moment.isBefore(Instant.parse(row.group(3))))
                        .filter(row -> row.group(4).equals("null") || moment.isBefore(until(row)))
                        .map(row -> row.group(2))
                        .toList();
        if (holding.size() != 1) {
            throw new AssertionError(model + " at " + moment + ": " + holding);
        }
        return new UpstreamModel(holding.getFirst());
    }

    private static Instant until(MatchResult row) {
        return Instant.parse(row.group(4).replace("'", ""));
    }

    private static Price price(MatchResult row) {
        Map<TokenKind, Money> prices = new EnumMap<>(TokenKind.class);
        for (int column = 0; column < COLUMNS.size(); column++) {
            String said = row.group(5 + column);
            if (!said.equals("null")) {
                prices.put(COLUMNS.get(column), new Money(Long.parseLong(said)));
            }
        }
        return new Price(
                new PriceId(row.group(1)),
                new UpstreamModel(row.group(2)),
                Instant.parse(row.group(3)),
                Long.parseLong(row.group(4)),
                new UnitPrices(prices));
    }

    private static Stream<MatchResult> found(String file, Pattern pattern) {
        try {
            List<MatchResult> found = new ArrayList<>();
            pattern.matcher(Files.readString(MIGRATIONS.resolve(file)))
                    .results()
                    .forEach(found::add);
            if (found.isEmpty()) {
                throw new AssertionError("nothing found in " + file);
            }
            return found.stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
