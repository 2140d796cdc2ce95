package io.getinference.gateway.provider.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.gateway.provider.Questions;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Random;

class TokenBoundTest {

    @Test
    void isNeverLessThanTheBytesOfAnyTextInTheBodyAsItIsOrNormalized() {
        long seed = 5;
        Random random = new Random(seed);
        for (int run = 0; run < 5000; run++) {
            String text = Text.wellFormed(Questions.text(random));
            String body = Json.MAPPER.createObjectNode().put("text", text).toString();
            long bound = TokenBound.of(body, 0, Long.MAX_VALUE);
            assertThat(bound)
                    .as("seed %d, run %d", seed, run)
                    .isGreaterThanOrEqualTo(bytes(text))
                    .isGreaterThanOrEqualTo(
                            bytes(Normalizer.normalize(text, Normalizer.Form.NFKC)));
        }
    }

    @Test
    void countsALigatureThatNormalizesToElevenTimesItsBytes() {
        assertThat(TokenBound.of("\ufdfa".repeat(100), 0, 100_000)).isEqualTo(3300 + 64);
    }

    @Test
    void isTheContextWindowAtMost() {
        assertThat(TokenBound.of("x".repeat(1000), 0, 500)).isEqualTo(500);
    }

    @Test
    void aCountGetsAMarginThatIsRoundedUpAndStaysWithinTheBound() {
        assertThat(TokenBound.ofCount(1000, 5000)).isEqualTo(1000 + 20 + 64);
        assertThat(TokenBound.ofCount(1001, 5000)).isEqualTo(1001 + 21 + 64);
        assertThat(TokenBound.ofCount(4990, 5000)).isEqualTo(5000);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** What the bound in pieces rests on: composing never makes a text longer. */
    @Test
    void composesNoCharacterOfMoreBytesThanItsParts() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                String parts =
                        Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD);
                String composed = Normalizer.normalize(parts, Normalizer.Form.NFKC);
                assertThat(TokenBound.of(composed, 0, Long.MAX_VALUE))
                        .isLessThanOrEqualTo(parts.getBytes(StandardCharsets.UTF_8).length + 64L);
            }
        }
    }

    @Test
    void boundsATextOfManyPiecesLikeOneOfFew() {
        for (String text : new String[] {"\uFDFA", "a\uD83D\uDE00", "\uD835\uDC00", "e"}) {
            long one = TokenBound.of(text, 0, Long.MAX_VALUE) - 64;
            assertThat(TokenBound.of(text.repeat(20_001), 0, Long.MAX_VALUE) - 64)
                    .isEqualTo(one * 20_001);
        }
    }
}
