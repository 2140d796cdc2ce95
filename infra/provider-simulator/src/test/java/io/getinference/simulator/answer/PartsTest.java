package io.getinference.simulator.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.simulator.answer.Question.Thoughts;
import io.getinference.simulator.answer.Tools.Tool;
import io.getinference.simulator.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Answers of several parts: texts and tool calls. */
class PartsTest {
    private static final String WEATHER = "{\"city\": \"Oslo\"}";
    private static final Tools BOTH = tools(false, true);

    private static Tools tools(boolean forced, boolean parallel) {
        return new Tools(
                List.of(
                        new Tool(
                                "weather",
                                json(
                                        """
                                        {"type":"object","properties":{"city":{"type":"string"}},
                                        "required":["city"]}\
                                        """)),
                        new Tool("clock", json("{\"type\":\"object\"}"))),
                forced,
                parallel);
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (Json.Malformed e) {
            throw new AssertionError(text, e);
        }
    }

    private static Answer answer(String text, int max, Tools tools, Format format)
            throws Directives.Unknown {
        Question question =
                new Question(text, text, max, Thoughts.OFF, List.of("END"), tools, format);
        return Composer.answer(question, Directives.in(text));
    }

    private static Answer answer(String text, Tools tools) throws Directives.Unknown {
        return answer(text, 8_192, tools, new Format.Prose());
    }

    @Test
    void saysTheTextAndMakesTheCallsInTheirOrder() throws Directives.Unknown {
        Answer answer =
                answer(
                        "[[sim: tool=weather{\"city\": \"Oslo\"}, text=\"Let me look.\"]]"
                                + " [[sim: tool=clock{}]]",
                        BOTH);
        assertThat(answer.parts())
                .containsExactly(
                        new Part.Text("Let me look."),
                        new Part.ToolCall("weather", WEATHER, true),
                        new Part.ToolCall("clock", "{}", true));
        assertThat(answer.visibleTokens())
                .isEqualTo(Tokens.of("Let me look.weather" + WEATHER + "clock{}"));
        assertThat(answer.callsTool()).isTrue();
    }

    @Test
    void makesUpArgumentsThatAreLeftOut() throws Directives.Unknown {
        Part.ToolCall call =
                (Part.ToolCall) answer("[[sim: tool=weather]]", BOTH).parts().getFirst();
        assertThat(json(call.arguments()).path("city").asString()).isNotEmpty();
    }

    @Test
    void aForcedChoiceCallsTheFirstToolAndAFreeOneNone() throws Directives.Unknown {
        assertThat(answer("hello", tools(true, true)).parts())
                .singleElement()
                .satisfies(part -> assertThat(((Part.ToolCall) part).name()).isEqualTo("weather"));
        assertThat(answer("hello", BOTH)).isEqualTo(answer("hello", Tools.NONE));
    }

    @Test
    void aForcedChoiceIsACallWhateverTextWasOrdered() throws Directives.Unknown {
        assertThat(answer("[[sim: text=\"Well.\"]]", tools(true, true)).parts())
                .hasSize(2)
                .startsWith(new Part.Text("Well."));
    }

    @Test
    void makesOneCallOnlyWhereCallsMayNotBeParallel() throws Directives.Unknown {
        String order = "[[sim: tool=clock{}, tool=weather{}]]";
        assertThat(answer(order, BOTH).parts()).hasSize(2);
        assertThat(answer(order, tools(false, false)).parts())
                .containsExactly(new Part.ToolCall("clock", "{}", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[sim: tool=rain{}]]",
                "[[sim: tool]]",
                "[[sim: tool={}]]",
                "[[sim: tool=weather{\"city\":}]]",
                "[[sim: tool=weather{\"city\":\"}\"]]"
            })
    void refusesACallItCannotMake(String text) {
        assertThatThrownBy(() -> answer(text, BOTH)).isInstanceOf(Directives.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void theLimitCutsThroughTextAndCalls(int max) throws Directives.Unknown {
        Answer answer =
                answer(
                        "[[sim: text=\"Look: \", tool=weather{\"city\": \"Oslo\"}, tool=clock{}]]",
                        max,
                        BOTH,
                        new Format.Prose());
        assertThat(answer.outputTokens()).isLessThanOrEqualTo(max);
        assertThat(answer.ending()).isEqualTo(new Ending.AtLimit());
        String generated = String.join("", answer.parts().stream().map(Part::generated).toList());
        assertThat("Look: weather" + WEATHER + "clock{}").startsWith(generated);
    }

    @Test
    void aCutCallIsNotWhole() throws Directives.Unknown {
        String order = "[[sim: tool=weather{\"city\": \"Oslo\"}]]";
        Answer cut = answer(order, 3, BOTH, new Format.Prose());
        assertThat(cut.parts()).containsExactly(new Part.ToolCall("weather", "{\"cit", false));
        assertThat(cut.callsTool()).isFalse();
    }

    @Test
    void aStopSequenceEndsTheAnswerBeforeTheNextPartButNotWithinArguments()
            throws Directives.Unknown {
        Answer stopped = answer("[[sim: text=\"a END b\", tool=clock{}]]", BOTH);
        assertThat(stopped.parts()).containsExactly(new Part.Text("a "));
        assertThat(stopped.ending()).isEqualTo(new Ending.AtStop("END"));
        Answer called = answer("[[sim: tool=clock{\"zone\":\"END\"}]]", BOTH);
        assertThat(called.ending()).isEqualTo(new Ending.Natural());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void runningTotalsOfPartsDoNotDependOnTheCutting(int size) throws Directives.Unknown {
        Answer answer =
                answer("[[sim: tokens=50, tool=weather{\"city\":\"東京🙂\"}, tool=clock{}]]", BOTH);
        for (List<Pieces.Piece> pieces :
                List.of(Pieces.cut(answer, 1, size), Pieces.cutAll(answer, 1, size))) {
            assertThat(pieces.stream().mapToInt(Pieces.Piece::tokensSoFar)).isSorted();
            assertThat(pieces.getLast().tokensSoFar()).isEqualTo(answer.visibleTokens());
            for (int part = 0; part < answer.parts().size(); part++) {
                int index = part;
                String joined =
                        String.join(
                                "",
                                pieces.stream()
                                        .filter(piece -> piece.index() == index)
                                        .map(Pieces.Piece::text)
                                        .toList());
                assertThat(answer.parts().get(part).generated()).endsWith(joined);
            }
        }
        assertThat(Pieces.cut(answer, 1, size).getLast().text()).isEqualTo("{}");
    }

    @Test
    void answersInTheFormThatIsWanted() throws Directives.Unknown {
        JsonNode schema =
                json(
                        "{\"type\":\"object\",\"properties\":{\"n\":{\"const\":7}},"
                                + "\"required\":[\"n\"]}");
        assertThat(answer("hi", 99, Tools.NONE, new Format.Conforming(schema)).text())
                .isEqualTo("{\"n\":7}");
        assertThat(json(answer("hi", 99, Tools.NONE, new Format.AnyJson()).text()).isObject())
                .isTrue();
        assertThat(json(answer("[[sim: json]]", Tools.NONE).text()).isObject()).isTrue();
        assertThat(answer("hi [[sim: text=\"no\"]]", 9, BOTH, new Format.AnyJson()).text())
                .isEqualTo("no");
    }

    @Test
    void cachedTokensAreTextBeforeTheyAreSound() {
        PromptTokens prompt = new PromptTokens(100, 0, 0, 0, new PromptTokens.Media(0, 30, 0));
        assertThat(prompt.withCached(70).media().cachedAudio()).isZero();
        assertThat(prompt.withCached(80).media().cachedAudio()).isEqualTo(10);
        assertThat(prompt.withCached(500).input()).isZero();
        assertThat(prompt.withCached(500).media().cachedAudio()).isEqualTo(30);
        assertThatThrownBy(() -> new PromptTokens(10, 6, 5, 0, PromptTokens.Media.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thinksAsManyTokensAsItCounts() throws Directives.Unknown {
        Question question =
                new Question(
                        "q", "q", 500, Thoughts.FREE, List.of(), Tools.NONE, new Format.Prose());
        Answer answer = Composer.answer(question, Directives.in("q"));
        assertThat(Tokens.of(answer.thinking())).isEqualTo(answer.thoughts()).isPositive();
        assertThat(answer.text()).doesNotStartWith(answer.thinking());
    }
}
