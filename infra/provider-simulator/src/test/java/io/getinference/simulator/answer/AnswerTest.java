package io.getinference.simulator.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.simulator.answer.Question.Thoughts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class AnswerTest {
    private static final int MAX = 8_192;

    private static Question question(String text, int max, Thoughts thoughts, String... stops) {
        return new Question(
                text, text, max, thoughts, List.of(stops), Tools.NONE, new Format.Prose());
    }

    private static Answer answer(Question question) throws Directives.Unknown {
        return Composer.answer(question, Directives.in(question.lastUserText()));
    }

    private static Answer answer(String text) throws Directives.Unknown {
        return answer(question(text, MAX, Thoughts.OFF));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "abcd", "abcde", "naïve", "東京", "🙂", "a🙂", "\uD800", "x\uDC00y"})
    void countsOneTokenForEveryFourBytesBegun(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        assertThat(Tokens.of(text)).isEqualTo((bytes + 3) / 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 50, 120, 4_000})
    void saysExactlyTheTokensOrdered(int tokens) throws Directives.Unknown {
        assertThat(answer("[[sim: tokens=" + tokens + "]]").visibleTokens()).isEqualTo(tokens);
    }

    @Test
    void says120TokensUnlessToldOtherwiseAndTheSameToTheSame() throws Directives.Unknown {
        assertThat(answer("hello").visibleTokens()).isEqualTo(120);
        assertThat(answer("hello")).isEqualTo(answer("hello"));
        assertThat(answer("hello").text()).isNotEqualTo(answer("hello!").text());
        assertThat(answer("hello").ending()).isEqualTo(new Ending.Natural());
    }

    @Test
    void stopsAtTheLimitWithExactlyAsManyTokens() throws Directives.Unknown {
        Answer cut = answer(question("[[sim: tokens=500]]", 77, Thoughts.OFF));
        assertThat(cut.outputTokens()).isEqualTo(77);
        assertThat(cut.ending()).isEqualTo(new Ending.AtLimit());
        Answer fits = answer(question("[[sim: tokens=77]]", 77, Thoughts.OFF));
        assertThat(fits.ending()).isEqualTo(new Ending.Natural());
    }

    @Test
    void endsBeforeTheFirstStopSequenceFound() throws Directives.Unknown {
        Answer stopped =
                answer(
                        question(
                                "[[sim: text=\"one two END three STOP\"]]",
                                MAX,
                                Thoughts.OFF,
                                "STOP",
                                "END"));
        assertThat(stopped.text()).isEqualTo("one two ");
        assertThat(stopped.ending()).isEqualTo(new Ending.AtStop("END"));
    }

    @Test
    void reachesTheLimitBeforeAStopSequenceBeyondIt() throws Directives.Unknown {
        Answer cut = answer(question("[[sim: text=\"12345678 END\"]]", 2, Thoughts.OFF, "END"));
        assertThat(cut.text()).isEqualTo("12345678");
        assertThat(cut.ending()).isEqualTo(new Ending.AtLimit());
    }

    @Test
    void thinksWithinTheLimitAndMayThinkAllOfIt() throws Directives.Unknown {
        Answer some = answer(question("hello", 100, Thoughts.FREE));
        assertThat(some.thoughts()).isEqualTo(30);
        assertThat(some.outputTokens()).isEqualTo(100);
        Answer only = answer(question("[[sim: thoughts=500]]", 100, Thoughts.FREE));
        assertThat(only.thoughts()).isEqualTo(100);
        assertThat(only.text()).isEmpty();
        assertThat(only.ending()).isEqualTo(new Ending.AtLimit());
    }

    @Test
    void neverThinksBeyondTheBudgetOrWhenItIsOff() throws Directives.Unknown {
        String order = "[[sim: thoughts=500]]";
        assertThat(answer(question(order, MAX, new Thoughts(true, 40))).thoughts()).isEqualTo(40);
        assertThat(answer(question(order, MAX, Thoughts.OFF)).thoughts()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50, 1_000})
    void runningTotalsDoNotDependOnTheCutting(int size) throws Directives.Unknown {
        Answer answer = answer("[[sim: tokens=700]]");
        List<Pieces.Piece> pieces = Pieces.cut(answer, 1, size);
        StringBuilder soFar = new StringBuilder();
        for (Pieces.Piece piece : pieces) {
            soFar.append(piece.text());
            assertThat(piece.tokensSoFar()).isEqualTo(Tokens.of(soFar.toString()));
        }
        assertThat(soFar).hasToString(answer.text());
        assertThat(pieces.getLast().tokensSoFar()).isEqualTo(answer.visibleTokens());
    }

    @Test
    void neverCutsACharacter() throws Directives.Unknown {
        String faces = IntStream.range(0, 200).mapToObj(i -> "🙂é").collect(Collectors.joining());
        Answer answer = answer("[[sim: text=\"" + faces + "\"]]");
        assertThat(Pieces.cut(answer, 1, 2))
                .allSatisfy(piece ->
                        assertThat(piece.text())
                                .isEqualTo(
                                        new String(
                                                piece.text().getBytes(StandardCharsets.UTF_8),
                                                StandardCharsets.UTF_8)));
        assertThat(Tokens.prefix("a🙂", 1)).isEqualTo("a");
    }

    @Test
    void echoesTheTextWithoutItsDirectives() throws Directives.Unknown {
        assertThat(answer("Repeat me. [[sim: echo]]").text()).isEqualTo("Repeat me.");
    }

    @Test
    void readsQuotedTextWithAnythingInIt() throws Directives.Unknown {
        assertThat(answer("[[sim: text=\"a ]] \\\"b\\\"\\n, é\", finish=OTHER]]"))
                .satisfies(answer -> {
                    assertThat(answer.text()).isEqualTo("a ]] \"b\"\n, é");
                    assertThat(answer.ending()).isEqualTo(new Ending.Named("OTHER"));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[sim: token=5]]",
                "[[sim: tokens=many]]",
                "[[sim: usage=maybe]]",
                "[[sim: text=\"open]]",
                "[[sim: echo"
            })
    void refusesADirectiveItDoesNotUnderstand(String text) {
        assertThatThrownBy(() -> Directives.in(text)).isInstanceOf(Directives.Unknown.class);
    }
}
