package io.getinference.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

class KeptAnswerTest {

    private static final AnswerHead HEAD =
            new AnswerHead(200, "text/event-stream", Map.of("x-model-served", "m"));

    @Test
    void isReadAsItWasWrittenHoweverManyPiecesItCameIn() throws IOException {
        KeptAnswer read = KeptAnswer.read(new KeptAnswer(HEAD, packed(3_000, 10_000)).bytes());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        read.writeBodyTo(body);
        assertThat(read.head()).isEqualTo(HEAD);
        assertThat(body.toString(UTF_8)).isEqualTo("data: {}\n\n".repeat(3_000));
    }

    @Test
    void whatRepeatsItselfTakesLittleRoom() {
        assertThat(packed(3_000, 1_000)).hasSizeLessThan(300);
    }

    @Test
    void keepsNothingThatIsLargerThanTheBoundOncePacked() {
        try (Tape tape = new Tape(100)) {
            for (int i = 0; i < 100_000; i++) {
                tape.take(Integer.toString(i * 7919).getBytes(UTF_8));
            }
            assertThat(tape.packed()).isNull();
        }
    }

    @Test
    void anAnswerWithoutItsHeadIsNone() {
        byte[] bytes = new KeptAnswer(HEAD, packed(1, 1_000)).bytes();
        for (int length : new int[] {0, 3, 4, 20}) {
            assertThatThrownBy(() -> KeptAnswer.read(Arrays.copyOf(bytes, length)))
                    .isInstanceOfAny(IOException.class, RuntimeException.class);
        }
    }

    private static byte[] packed(int pieces, long bytesMax) {
        try (Tape tape = new Tape(bytesMax)) {
            for (int i = 0; i < pieces; i++) {
                tape.take("data: {}\n\n".getBytes(UTF_8));
            }
            return Objects.requireNonNull(tape.packed());
        }
    }
}
