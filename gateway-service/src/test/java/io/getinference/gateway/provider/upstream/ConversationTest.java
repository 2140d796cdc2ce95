package io.getinference.gateway.provider.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.gateway.provider.Content;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Questions;
import io.getinference.gateway.provider.Rows;
import io.getinference.gateway.provider.Sampling;
import io.getinference.gateway.provider.ToolCall;
import io.getinference.gateway.provider.Turn;
import io.getinference.gateway.provider.Turn.Assistant;
import io.getinference.gateway.provider.Turn.Instruction;
import io.getinference.gateway.provider.Turn.ToolResult;
import io.getinference.gateway.provider.Turn.User;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.node.JsonNodeFactory;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class ConversationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void pitfall24EveryInstructionIsKeptInItsOrderWhereverItStood() throws ProviderFailure {
        Conversation conversation =
                of(
                        Instruction.saying("One."),
                        User.saying("Hello"),
                        Instruction.saying("Two.", "Three."));

        assertThat(conversation.system()).isEqualTo("One.\nTwo.\nThree.");
        assertThat(conversation.turns()).containsExactly(User.saying("Hello"));
    }

    @Test
    void instructionsAloneAreAskedAsTheUsersWords() throws ProviderFailure {
        Conversation conversation =
                of(Instruction.saying("One."), Instruction.saying("Two."), user(" "));

        assertThat(conversation.instructions()).isEmpty();
        assertThat(conversation.turns()).containsExactly(user("One.\nTwo."));
    }

    @Test
    void turnsOfOneRoleInARowAreOneTurn() throws ProviderFailure {
        assertThat(
                        of(user("a"), user("b"), assistant("c"), Instruction.saying("s"), user("d"))
                                .turns())
                .containsExactly(User.saying("a", "b"), assistant("c"), user("d"));
        assertThat(of(user("a"), assistant(" "), user("b")).turns())
                .containsExactly(User.saying("a", "b"));
    }

    @Test
    void aUserOpensWhatTheAssistantBegan() throws ProviderFailure {
        assertThat(of(assistant("Welcome."), user("Hello")).turns())
                .containsExactly(user(Conversation.OPENING), assistant("Welcome."), user("Hello"));
    }

    @Test
    void pitfall20BlankTextIsDropped() throws ProviderFailure {
        assertThat(of(User.saying("", " a ", "\u00a0", "\u0085\u001f")).turns())
                .containsExactly(user(" a "));
    }

    @Test
    void anAssistantsTurnAtTheEndIsContinuedByModelsThatCan() throws ProviderFailure {
        assertThat(of(user("a"), assistant("It is \n\u00a0")).turns())
                .containsExactly(user("a"), assistant("It is"));
    }

    @Test
    void otherModelsAreAskedToContinue() throws ProviderFailure {
        assertThat(of(Rows.SONNET_5, user("a"), assistant("It is ")).turns())
                .containsExactly(user("a"), assistant("It is "), user(Conversation.CLOSING));
    }

    @Test
    void halfACharacterBecomesTheReplacementCharacter() throws ProviderFailure {
        assertThat(of(user("a\ud83d b\ude00 \ud83d\ude00")).turns())
                .containsExactly(user("a\ufffd b\ufffd \ud83d\ude00"));
    }

    @Test
    void whateverIsAskedRolesAlternateFromTheUserOnAndNoTextIsBlank() {
        long seed = 4;
        Random random = new Random(seed);
        for (int run = 0; run < 2000; run++) {
            try {
                Conversation conversation =
                        Conversation.of(Questions.random(Rows.HAIKU, random), true);
                assertThat(conversation.turns()).isNotEmpty();
                for (int turn = 0; turn < conversation.turns().size(); turn++) {
                    Turn one = conversation.turns().get(turn);
                    assertThat(one)
                            .as("seed %d, run %d", seed, run)
                            .isInstanceOf(turn % 2 == 0 ? User.class : Assistant.class);
                    assertThat(texts(one)).isNotEmpty().allMatch(Text::isVisible);
                }
            } catch (ProviderFailure e) {
                assertThat(e.reason()).isInstanceOf(ProviderFailure.Refused.class);
            }
        }
    }

    /** Were each copied for the next, it would be gigabytes and minutes. */
    @ParameterizedTest
    @MethodSource("longRuns")
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void theCostOfManyMessagesOfOneRoleIsTheirNumber(Turn[] turns) throws ProviderFailure {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(of(turns).turns()).isNotEmpty();
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat(bytes / turns.length).isLessThan(2_000);
    }

    static Stream<Arguments> longRuns() {
        int many = 100_000;
        List<Turn> tools = new ArrayList<>();
        List<ToolCall> calls = new ArrayList<>();
        tools.add(user("a"));
        for (int i = 0; i < many; i++) {
            String id = "call_" + i;
            calls.add(new ToolCall(id, "f", JsonNodeFactory.instance.objectNode()));
            tools.add(1, new ToolResult(id, List.of("r")));
        }
        tools.add(1, new Assistant(List.of(), calls));
        return Stream.of(
                        Named.of("user", Collections.nCopies(many, user("a"))),
                        Named.of("assistant", Collections.nCopies(many, assistant("a"))),
                        Named.of("tool", tools))
                .map(run ->
                        Arguments.of(
                                Named.of(run.getName(), run.getPayload().toArray(Turn[]::new))));
    }

    private static List<String> texts(Turn turn) {
        return turn instanceof User(List<Content> contents)
                ? contents.stream().map(content -> ((Content.Text) content).text()).toList()
                : ((Assistant) turn).texts();
    }

    private static Conversation of(Turn... turns) throws ProviderFailure {
        return of(Rows.HAIKU, turns);
    }

    private static Conversation of(ModelRow model, Turn... turns) throws ProviderFailure {
        return Conversation.of(
                Questions.of(model, Sampling.UNSAID, turns), model.abilities().prefill());
    }

    private static Turn user(String text) {
        return User.saying(text);
    }

    private static Turn assistant(String text) {
        return Assistant.saying(text);
    }
}
