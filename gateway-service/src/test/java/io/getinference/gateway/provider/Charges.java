package io.getinference.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Rated;
import io.getinference.common.rating.Rating;
import io.getinference.common.rating.Usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/**
 * A line of a provider's price list: public model, moment, who answers then, and dollars per
 * million tokens.
 */
public record Charges(
        PublicModel model, Instant moment, UpstreamModel answering, List<String> usd) {

    private static final int MILLION_EXPONENT = 6;

    public static Charges of(String line) {
        String[] words = line.split(" +");
        return new Charges(
                new PublicModel(words[0]),
                Instant.parse(words[1]),
                new UpstreamModel(words[2]),
                List.of(words).subList(3, words.length));
    }

    /** What so many tokens of each column come to, in nano-dollars, rounded once. */
    private Money sum(long... tokens) {
        assertThat(tokens).hasSize(usd.size());
        BigDecimal sum = BigDecimal.ZERO;
        for (int column = 0; column < tokens.length; column++) {
            sum =
                    sum.add(
                            new BigDecimal(usd.get(column))
                                    .multiply(BigDecimal.valueOf(tokens[column])));
        }
        int nanoExponent = 9;
        return new Money(
                sum.movePointRight(nanoExponent - MILLION_EXPONENT)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    /** That the seeded catalogue and price book make the same of it, and nothing is left over. */
    public void assertCharged(Usage usage, long... tokens) {
        assertThat(Seeds.answering(model, moment)).isEqualTo(answering);
        Rated rated =
                Rating.rate(
                        usage,
                        Seeds.prices()
                                .at(answering, moment)
                                .orElseThrow()
                                .row(usage.prompt())
                                .perMillion(),
                        new Money(Long.MAX_VALUE));
        assertThat(rated.charge()).as("%s for %s", this, usage).isEqualTo(sum(tokens));
        assertThat(rated.split().values().stream().reduce(Money.ZERO, Money::plus))
                .isEqualTo(rated.charge());
    }
}
