package io.getinference.acceptance;

import static java.util.stream.Collectors.groupingBy;

import io.getinference.acceptance.Platform.Customer;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.money.Money;
import io.getinference.common.rating.PriceBook;
import io.getinference.common.rating.Rating;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.Usage;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each request cost by the simulator's log, beside what the ledger says of it. */
final class Statement {

    private static final Instant PRICED_AT = Instant.parse("2026-11-22T12:00:00Z");
    private static final Money NO_CEILING = new Money(Long.MAX_VALUE);

    private Statement() {}

    static List<Line> of(Platform platform, Customer customer, List<Spender.Sent> sent) {
        PriceBook book = platform.priceBook();
        Map<String, List<JsonNode>> bills =
                platform.billLog().stream()
                        .filter(entry -> entry.path("operation").asString().equals("generate"))
                        .collect(groupingBy(entry -> entry.path("caller_request").asString("")));
        Map<String, List<JsonNode>> posted =
                platform.usage(customer.account()).stream()
                        .collect(groupingBy(row -> row.path("request").asString()));
        return sent.stream()
                .map(one ->
                        line(
                                one,
                                only(bills.get(one.request())),
                                only(posted.get(one.request())),
                                book))
                .toList();
    }

    private static Line line(
            Spender.Sent sent, Optional<JsonNode> bill, Optional<JsonNode> posted, PriceBook book) {
        return new Line(
                sent,
                bill.map(entry -> entry.path("model_served").asString("")).orElse(""),
                bill.map(entry -> entry.path("status").asInt()).orElse(0),
                bill.map(Statement::extent).orElse(Extent.NO_USAGE),
                bill.map(entry -> value(entry, book)).orElse(Money.ZERO),
                posted.map(row -> money(row, "charge_nano")).orElse(Money.ZERO),
                posted.map(row -> money(row, "hold_nano")).orElse(Money.ZERO),
                posted.map(row -> row.path("outcome").asString()).orElse(null));
    }

    private static Extent extent(JsonNode bill) {
        if (!bill.path("terminal_usage").asBoolean()) {
            return Extent.NO_USAGE;
        }
        return bill.path("complete").asBoolean() ? Extent.WHOLE : Extent.USAGE_WITHOUT_END;
    }

    /** One request is one call to a provider and one posted row, at most. */
    private static Optional<JsonNode> only(@Nullable List<JsonNode> rows) {
        if (rows == null) {
            return Optional.empty();
        }
        if (rows.size() > 1) {
            throw new AssertionError("one request, several rows: " + rows);
        }
        return Optional.of(rows.getFirst());
    }

    private static Money value(JsonNode bill, PriceBook book) {
        JsonNode billed = bill.path("billed");
        Usage usage =
                new Usage(
                        Map.of(
                                TokenKind.INPUT, billed.path("input").asLong(),
                                TokenKind.CACHED, billed.path("cached").asLong(),
                                TokenKind.OUTPUT, billed.path("output").asLong()),
                        billed.path("thinking").asLong());
        if (usage.equals(Usage.NONE)) {
            return Money.ZERO;
        }
        UpstreamModel served = new UpstreamModel(bill.path("model_served").asString());
        return Rating.rate(
                        usage,
                        book.at(served, PRICED_AT).orElseThrow().row(usage.prompt()).perMillion(),
                        NO_CEILING)
                .value();
    }

    private static Money money(JsonNode row, String field) {
        return Money.ofNanos(row.path(field).stringValue());
    }

    /**
     * One request.
     *
     * @param extent how far the provider got
     * @param simulatorValue what the provider billed, at the price book's prices
     * @param outcome as posted, or null if nothing was posted
     */
    record Line(
            Spender.Sent sent,
            String model,
            int upstreamStatus,
            Extent extent,
            Money simulatorValue,
            Money charge,
            Money hold,
            @Nullable String outcome) {

        /** A request whose answer was sent whole: its charge must be the provider's bill. */
        boolean isExact() {
            return extent == Extent.WHOLE;
        }

        /**
         * The case that explains a charge other than the provider's bill; not one that is listed if
         * none does.
         */
        String explanation() {
            boolean free = charge.equals(Money.ZERO);
            if (extent == Extent.USAGE_WITHOUT_END && charge.equals(simulatorValue)) {
                return "cut after its usage";
            }
            return free ? freeCase() : "charged without a bill";
        }

        private String freeCase() {
            if (upstreamStatus == 0) {
                return sent.status() >= 400 ? "refused before the provider" : "answered by nobody";
            }
            if (upstreamStatus != 200) {
                return outcome == null ? "failed before the first byte" : "posted without usage";
            }
            if ("completed".equals(outcome)) {
                return "completed for nothing";
            }
            return extent == Extent.USAGE_WITHOUT_END ? "cut after its usage" : "broke off";
        }
    }

    /** How far a provider's answer got. */
    enum Extent {
        NO_USAGE,
        USAGE_WITHOUT_END,
        WHOLE
    }
}
