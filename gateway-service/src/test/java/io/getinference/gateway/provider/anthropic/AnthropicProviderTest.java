package io.getinference.gateway.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.gateway.provider.Adapter;
import io.getinference.gateway.provider.Finish;
import io.getinference.gateway.provider.Heard;
import io.getinference.gateway.provider.ModelProviderContract;
import io.getinference.gateway.provider.Questions;
import io.getinference.gateway.provider.Rows;
import io.getinference.gateway.provider.Sampling;
import io.getinference.gateway.provider.Turn.Assistant;
import io.getinference.gateway.provider.Turn.User;

import org.junit.jupiter.api.Test;

import java.util.List;

class AnthropicProviderTest extends ModelProviderContract {

    static final Adapter ADAPTER =
            new Adapter(AnthropicProvider::new, Rows.HAIKU, Rows.SONNET_5, Rows.OPUS_4, 529);

    @Override
    protected Adapter adapter() {
        return ADAPTER;
    }

    @Test
    void aModelThatTakesNoSamplingAnswersWithoutItAndSaysSo() throws Exception {
        var question =
                Questions.of(
                        Rows.SONNET_5,
                        new Sampling(0.3, 0.5, List.of(), Sampling.Penalties.UNSAID, null),
                        User.saying("Hello"),
                        Assistant.saying("Well "));

        assertThat(translated(question).ignored())
                .containsExactlyInAnyOrder("temperature", "top_p");
        assertThat(ask(question, 500).finish()).isEqualTo(Finish.STOP);
    }

    @Test
    void aRefusalBeforeAnyWordIsNotBilled() throws Exception {
        Heard heard = ask(Questions.user(Rows.HAIKU, "[[sim: refusal]]"), 100);

        assertThat(heard.finish()).isEqualTo(Finish.CONTENT_FILTER);
        assertThat(heard.tally().billed()).isFalse();
    }

    @Test
    void anAnswerThatEndsWithoutItsCountIsGivenButNotFinal() throws Exception {
        Heard heard = ask(Questions.user(Rows.HAIKU, "[[sim: usage=omit, text=\"Hi.\"]]"), 100);

        assertThat(heard.text()).isEqualTo("Hi.");
        assertThat(heard.tally().terminal()).isFalse();
    }
}
