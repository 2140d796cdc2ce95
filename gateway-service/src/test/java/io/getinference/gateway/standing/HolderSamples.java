package io.getinference.gateway.standing;

import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.event.Attempt;
import io.getinference.common.event.Outcome;
import io.getinference.common.event.Window;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.PriceId;
import io.getinference.common.id.RequestId;
import io.getinference.common.lease.Limit;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.UnitPrices;
import io.getinference.common.rating.Usage;
import io.getinference.common.standing.Generation;
import io.getinference.common.standing.KeyStanding;
import io.getinference.common.standing.KeyUsage;
import io.getinference.common.standing.LimitStanding;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What metering and billing say of a key in tests. */
final class HolderSamples {

    private static final Instant TODAY = Instant.parse("2026-11-22T00:00:00Z");

    private HolderSamples() {}

    static KeyStanding standing(KeyId key) {
        LimitStanding credit =
                new LimitStanding(
                        Limit.ACCOUNT_CREDIT,
                        null,
                        null,
                        null,
                        Money.ofUsd("0.005"),
                        Money.ofUsd("4.20"),
                        null);
        LimitStanding monthly =
                new LimitStanding(
                        Limit.KEY_BUDGET,
                        Window.MONTH,
                        Money.ofUsd("1.00"),
                        Money.ofUsd("0.25"),
                        Money.ofUsd("0.005"),
                        Money.ofUsd("0.75"),
                        Instant.parse("2026-12-01T00:00:00Z"));
        return new KeyStanding(
                key,
                null,
                List.of(credit, monthly),
                null,
                Money.ofUsd("0.25"),
                2,
                Map.of(TokenKind.INPUT, 1000L));
    }

    static KeyUsage.Line line() {
        return new KeyUsage.Line(
                TODAY, new PublicModel("m"), 2, Map.of(TokenKind.INPUT, 1000L), new Money(7));
    }

    static Generation generation(RequestId request) {
        UpstreamModel model = new UpstreamModel("m-1");
        Price price =
                new Price(
                        PriceId.next(),
                        model,
                        TODAY,
                        0,
                        new UnitPrices(
                                Map.of(
                                        TokenKind.INPUT, Money.ofUsd("1.00"),
                                        TokenKind.OUTPUT, Money.ofUsd("2.00"))));
        Attempt attempt =
                new Attempt(
                        request,
                        new PublicModel("m"),
                        Provider.ANTHROPIC,
                        model,
                        model,
                        1000,
                        TODAY.plusSeconds(2),
                        TODAY,
                        TODAY.plusSeconds(1));
        Money half = Money.ofUsd("0.001");
        return new Generation(
                attempt,
                Usage.of(1000, 500),
                Outcome.COMPLETED,
                false,
                price,
                half.plus(half),
                Map.of(TokenKind.INPUT, half, TokenKind.OUTPUT, half),
                TODAY.plusSeconds(3));
    }
}
