package io.getinference.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.Turn.Assistant;
import io.getinference.gateway.provider.Turn.Instruction;
import io.getinference.gateway.provider.Turn.User;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** What every adapter does with an answer, against the simulator's idea of its provider. */
public abstract class ModelProviderContract extends ModelProviderToolsContract {

    private static final int QUESTIONS = 300;

    @Test
    void givesTheAnswerThatTheModelWroteAndSaysItsEndOnce() throws Exception {
        Heard heard = ask("[[sim: text=\"Es ist 4 °C in Oslo 🌧.\"]]");

        assertThat(heard.text()).isEqualTo("Es ist 4 °C in Oslo 🌧.");
        assertThat(heard.finish()).isEqualTo(Finish.STOP);
        assertThat(heard.tally().terminal()).isTrue();
        assertThat(heard.tally().billed()).isTrue();
        assertThat(heard.tally().answered()).isEqualTo(adapter().row().upstream());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello",
                "[[sim: tokens=700]]",
                "[[sim: tokens=1]]",
                "[[sim: thoughts=40, tokens=9]]",
                "[[sim: refusal]]",
                "[[sim: text=\"\"]]"
            })
    void usageIsWhatTheProviderBills(String text) throws Exception {
        Heard heard = ask(text);

        assertBilled(heard.tally());
        assertThat(heard.tally().terminal()).isTrue();
    }

    @Test
    void sendsItsOwnHeadersAndTheRequestsId() throws Exception {
        Question question = Questions.user(adapter().row(), "Hello");
        try (AnswerStream answer = translated(question).send(10)) {
            Heard.all(answer);
        }

        assertThat(finalBill().callerRequest()).isEqualTo(question.request().value());
    }

    @Test
    void theCapIsRespectedAndSaidToBeTheReason() throws Exception {
        Heard heard = ask(Questions.user(adapter().row(), "[[sim: tokens=500]]"), 20);

        assertThat(heard.finish()).isEqualTo(Finish.LENGTH);
        assertThat(heard.tally().usage().output()).isLessThanOrEqualTo(20);
        assertBilled(heard.tally());
    }

    @Test
    void aCapAboveTheModelsOwnIsLowered() throws Exception {
        assertThat(ask(Questions.user(adapter().row(), "Hello"), Long.MAX_VALUE).finish())
                .isEqualTo(Finish.STOP);
    }

    @Test
    void stopsBeforeAStopSequence() throws Exception {
        Heard heard =
                ask(
                        Questions.of(
                                adapter().row(),
                                new Sampling(
                                        0.0,
                                        null,
                                        List.of("never", "END"),
                                        Sampling.Penalties.UNSAID,
                                        null),
                                User.saying("[[sim: text=\"before END after\"]]")),
                        100);

        assertThat(heard.text()).isEqualTo("before ");
        assertThat(heard.finish()).isEqualTo(Finish.STOP);
    }

    @Test
    void aConversationWithInstructionsAnywhereIsAnswered() throws Exception {
        Heard heard =
                ask(
                        Questions.of(
                                adapter().row(),
                                Sampling.UNSAID,
                                Assistant.saying("Welcome."),
                                Instruction.saying("Be brief."),
                                User.saying("One"),
                                User.saying("and two"),
                                Instruction.saying("Be kind."),
                                Assistant.saying("So it "),
                                Assistant.saying("is \n ")),
                        100);

        assertThat(heard.text()).isNotEmpty();
        assertBilled(heard.tally());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-05-31", "2026-11-22", "2026-12-01"})
    void whateverIsAskedTheProviderNeverFindsItInvalidAndTheBoundsHold(LocalDate day)
            throws Exception {
        restartOn(day);
        List<ModelRow> models = adapter().on(day);
        long seed = 20261122;
        Random random = new Random(seed);
        RandomQuestions questions = new RandomQuestions(random);
        int answered = 0;
        for (int number = 0; number < QUESTIONS; number++) {
            Question question = questions.next(models.get(random.nextInt(models.size())));
            Prompt prompt;
            try {
                prompt = translated(question);
            } catch (ProviderFailure e) {
                assertThat(e.reason()).isInstanceOf(Refused.class);
                continue;
            }
            answered++;
            try (AnswerStream answer = prompt.send(random.nextBoolean() ? 30 : 3_000)) {
                Heard heard = Heard.all(answer);
                assertBilled(heard.tally());
                long billed = heard.tally().usage().prompt();
                assertThat(prompt.countTokens())
                        .as("seed %d, question %d", seed, number)
                        .isBetween(billed, prompt.tokensMax());
            } catch (ProviderFailure e) {
                throw new AssertionError("seed " + seed + ", question " + number, e);
            }
        }
        assertThat(answered).isGreaterThan(QUESTIONS / 3);
    }

    @Test
    void refusesAQuestionWithoutAnyText() {
        assertThatThrownBy(() ->
                        translated(
                                Questions.of(
                                        adapter().row(),
                                        Sampling.UNSAID,
                                        User.saying(" \n"),
                                        Instruction.saying(""))))
                .asInstanceOf(type(ProviderFailure.class))
                .extracting(ProviderFailure::reason)
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::code, Refused::param)
                .containsExactly("invalid_value", "messages");
        assertThat(bills()).isEmpty();
    }

    @Test
    void theBoundIsNeverAboveTheContextWindow() throws Exception {
        assertThat(translated(Questions.user(adapter().row(), "x".repeat(5_000_000))).tokensMax())
                .isEqualTo(adapter().row().contextTokensMax());
    }

    @Test
    void connectionsServeOneAnswerAfterTheOther() throws Exception {
        for (int number = 0; number < 30; number++) {
            assertThat(ask("Hello").finish()).isEqualTo(Finish.STOP);
        }
    }

    @Test
    void successorsAnswerOnTheDayThatTheyStandIn() throws Exception {
        restartOn(LocalDate.of(2026, 12, 1));
        Heard heard =
                ask(
                        Questions.of(
                                adapter().successor(),
                                new Sampling(
                                        0.3, 0.5, List.of("END"), Sampling.Penalties.UNSAID, null),
                                User.saying("[[sim: text=\"Hello END\"]]")),
                        5000);

        assertThat(heard.text()).isEqualTo("Hello ");
        assertThat(heard.tally().answered()).isEqualTo(adapter().successor().upstream());
        assertBilled(heard.tally());
    }
}
