package io.getinference.gateway.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.gateway.provider.Adapter;
import io.getinference.gateway.provider.Finish;
import io.getinference.gateway.provider.Heard;
import io.getinference.gateway.provider.ModelProviderContract;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Questions;
import io.getinference.gateway.provider.Rows;

import org.junit.jupiter.api.Test;

class GeminiProviderTest extends ModelProviderContract {

    static final Adapter ADAPTER =
            new Adapter(
                    GeminiProvider::new, Rows.FLASH_LITE, Rows.FLASH_3_5_LITE, Rows.FLASH_2, 503);

    @Override
    protected Adapter adapter() {
        return ADAPTER;
    }

    @Test
    void aBlockedPromptIsAFilterAndBilledAsTheCountersSay() throws Exception {
        Heard heard = ask(Questions.user(Rows.FLASH_LITE, "[[sim: block=SAFETY]]"), 100);

        assertThat(heard.text()).isEmpty();
        assertThat(heard.finish()).isEqualTo(Finish.CONTENT_FILTER);
        assertThat(heard.tally().billed()).isTrue();
        assertThat(heard.tally().usage().prompt()).isPositive();
        assertThat(heard.tally().usage().output()).isZero();
    }

    @Test
    void thoughtsAreOutputAndNotText() throws Exception {
        Heard heard = ask(Questions.user(Rows.FLASH, "[[sim: thoughts=50, text=\"Four.\"]]"), 1000);

        assertThat(heard.text()).isEqualTo("Four.");
        assertThat(heard.tally().usage().reasoning()).isEqualTo(50);
        assertThat(heard.tally().usage().output()).isEqualTo(52);
    }

    @Test
    void anAnswerThatWasAllThoughtIsCutAndBilled() throws Exception {
        Heard heard = ask(Questions.user(Rows.FLASH, "[[sim: thoughts=5000]]"), 20);

        assertThat(heard.text()).isEmpty();
        assertThat(heard.finish()).isEqualTo(Finish.LENGTH);
        assertThat(heard.tally().usage().output()).isPositive();
    }

    @Test
    void anAnswerThatEndsWithoutItsTotalCannotBeToldFromACut() {
        assertThatThrownBy(() -> ask(Questions.user(Rows.FLASH_LITE, "[[sim: usage=omit]]"), 100))
                .isInstanceOf(ProviderFailure.class);
    }
}
