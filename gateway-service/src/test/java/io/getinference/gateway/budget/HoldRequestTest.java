package io.getinference.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.PriceId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.Tiers;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.UnitPrices;
import io.getinference.gateway.caller.Caller;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.Prompt;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

class HoldRequestTest {

    private static final Tiers TIERS =
            new Tiers(
                    List.of(
                            new Price(
                                    PriceId.next(),
                                    new UpstreamModel("m"),
                                    Instant.EPOCH,
                                    0,
                                    new UnitPrices(
                                            Map.of(
                                                    TokenKind.INPUT, new Money(1_000_000),
                                                    TokenKind.INPUT_AUDIO, new Money(7_000_000),
                                                    TokenKind.OUTPUT, new Money(2_000_000))))));

    @Test
    void aPromptWithARecordingIsHeldAtTheDearerPrice() {
        assertThat(sizing(false).full()).isEqualTo(new Money(100 + 20));
        assertThat(sizing(true).full()).isEqualTo(new Money(700 + 20));
    }

    private static Sizing sizing(boolean audio) {
        return new HoldRequest(
                        new Caller(AccountId.next(), KeyId.next()),
                        TIERS,
                        new Asked(audio),
                        1,
                        10L,
                        1_000,
                        0)
                .sizing(100, 10);
    }

    private record Asked(boolean hasAudio) implements Prompt {

        @Override
        public long tokensMax() {
            return 100;
        }

        @Override
        public Set<String> ignored() {
            return Set.of();
        }

        @Override
        public long countTokens() {
            return 100;
        }

        @Override
        public AnswerStream send(long outputTokensMax) {
            throw new UnsupportedOperationException();
        }
    }
}
