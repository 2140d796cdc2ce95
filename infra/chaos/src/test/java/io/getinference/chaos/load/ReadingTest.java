package io.getinference.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.chaos.evidence.Call.Answer;
import io.getinference.chaos.evidence.Call.Ending;
import io.getinference.chaos.evidence.Call.Used;
import io.getinference.common.money.Money;

import org.junit.jupiter.api.Test;

class ReadingTest {

    private static final String CHUNK =
            "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}],\"usage\":null}";
    private static final String USAGE =
            "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2,\"cost\":0.000017}}";

    @Test
    void aStreamIsFinishedByItsLastWord() {
        Answer answer = stream(CHUNK, USAGE, "data: [DONE]");
        assertThat(answer.ending()).isEqualTo(Ending.FINISHED);
        assertThat(answer.used()).isEqualTo(new Used(7, 2, Money.ofUsd("0.000017")));
    }

    @Test
    void aStreamWithoutItsLastWordIsBroken() {
        assertThat(stream(CHUNK, USAGE).ending()).isEqualTo(Ending.BROKEN);
        assertThat(stream(CHUNK, "data: {\"error\":{\"code\":\"x\"}}").ending())
                .isEqualTo(Ending.BROKEN);
    }

    @Test
    void aRefusalSaysWhatRemains() {
        Answer answer =
                new Reading(402, "req_1")
                        .whole(
                                "{\"error\":{\"code\":\"insufficient_credits\",\"remaining_usd\":\"0.01\"}}");
        assertThat(answer)
                .isEqualTo(
                        new Answer(
                                Ending.REFUSED,
                                402,
                                "req_1",
                                "insufficient_credits",
                                Money.ofUsd("0.01"),
                                null));
    }

    @Test
    void aPlainAnswerHasItsUsage() {
        Answer answer =
                new Reading(200, "req_1")
                        .whole(
                                "{\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2,\"cost\":2e-9}}");
        assertThat(answer.used()).isEqualTo(new Used(7, 2, new Money(2)));
    }

    private static Answer stream(String... lines) {
        Reading reading = new Reading(200, "req_1");
        for (String line : lines) {
            reading.line(line);
        }
        return reading.streamed(false);
    }
}
