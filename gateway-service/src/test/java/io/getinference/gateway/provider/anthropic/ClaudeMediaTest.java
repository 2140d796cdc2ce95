package io.getinference.gateway.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.getinference.gateway.provider.Content;
import io.getinference.gateway.provider.Content.Pixels;
import io.getinference.gateway.provider.Media;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Questions;
import io.getinference.gateway.provider.Rows;
import io.getinference.gateway.provider.Sampling;
import io.getinference.gateway.provider.Turn;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

class ClaudeMediaTest {

    private static final int LIMIT_BYTES = 5 * 1024 * 1024;

    @Test
    void whatClaudeDoesNotTakeIsRefusedByItsPlace() {
        Content audio = new Content.Audio(new Media("audio/wav", "AAAA"));

        assertRefused(picture(1, new Pixels(8_001, 1)));
        assertRefused(picture(LIMIT_BYTES + 1, new Pixels(9, 9)));
        assertRefused(audio);
    }

    @Test
    void whatIsWithinTheBoundsIsTaken() {
        assertThatCode(() -> MessagesRequest.of(asked(picture(LIMIT_BYTES, new Pixels(8_000, 1)))))
                .doesNotThrowAnyException();
        assertThatCode(() -> MessagesRequest.of(asked(picture(1, null))))
                .doesNotThrowAnyException();
    }

    @Test
    void ofManyPicturesEachHasToBeSmaller() {
        Content large = picture(1, new Pixels(2_001, 5));

        assertThatCode(() -> MessagesRequest.of(many(20, large))).doesNotThrowAnyException();
        assertThat(
                        catchThrowableOfType(
                                ProviderFailure.class, () -> MessagesRequest.of(many(21, large))))
                .isNotNull();
    }

    private static void assertRefused(Content content) {
        ProviderFailure failure =
                catchThrowableOfType(
                        ProviderFailure.class, () -> MessagesRequest.of(asked(content)));

        assertThat(failure.reason())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.param()).isEqualTo("messages[1].content[1]");
                            assertThat(refused.code()).isEqualTo("unsupported_value");
                        });
    }

    private static Question many(int count, Content picture) {
        return Questions.of(
                Rows.HAIKU, Sampling.UNSAID, new Turn.User(Collections.nCopies(count, picture)));
    }

    private static Question asked(Content content) {
        return Questions.of(
                Rows.HAIKU,
                Sampling.UNSAID,
                Turn.Instruction.saying("Look."),
                new Turn.User(List.of(new Content.Text("What is it?"), content)));
    }

    private static Content picture(int bytes, @Nullable Pixels size) {
        return new Content.Image(Media.of("image/png", new byte[bytes]), size);
    }
}
