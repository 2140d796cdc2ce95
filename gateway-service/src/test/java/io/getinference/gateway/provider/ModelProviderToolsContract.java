package io.getinference.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.Thinking;
import io.getinference.common.id.RequestId;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.Tools.Choice;
import io.getinference.gateway.provider.Tools.Tool;
import io.getinference.simulator.fault.WireFault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What every adapter does with tools, formats, media and effort. */
public abstract class ModelProviderToolsContract extends AgainstSimulator {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ObjectNode PLACE =
            (ObjectNode)
                    JSON.readTree(
                            """
                            {"type":"object","properties":{"city":{"type":"string"}},"required":["city"],
                             "additionalProperties":false}
                            """);
    private static final Tools TOOLS =
            new Tools(
                    List.of(
                            new Tool("weather", "Tells the weather", PLACE, false),
                            new Tool("7time", null, null, false)),
                    new Choice.Auto(),
                    true);
    private static final String TWO_CALLS =
            "[[sim: tool=weather{\"city\":\"Oslo\"}]][[sim: tool=weather{\"city\":\"Zürich 🌧\"}]]";

    private List<ModelRow> models() {
        return List.of(adapter().row(), adapter().successor());
    }

    @Test
    void aCallIsToldAndItsResultIsUnderstood() throws Exception {
        for (ModelRow model : models()) {
            Turn asked = Turn.User.saying("[[sim: tool=weather{\"city\":\"Oslo\"}]]");
            Heard heard = ask(question(model, TOOLS, Wish.PLAIN, asked), 1000);

            assertThat(heard.finish()).isEqualTo(Finish.TOOL_CALLS);
            List<ToolCall> calls = calls(heard);
            assertThat(calls).hasSize(1);
            assertThat(calls.getFirst().name()).isEqualTo("weather");
            assertThat(calls.getFirst().arguments()).hasToString("{\"city\":\"Oslo\"}");
            assertBilled(heard.tally());
            assertThat(goneOn(model, TOOLS, asked, calls).finish()).isEqualTo(Finish.STOP);
        }
    }

    @Test
    void pitfall27CallsMadeTogetherAreAnsweredTogetherInAnyOrder() throws Exception {
        for (ModelRow model : models()) {
            Turn asked = Turn.User.saying(TWO_CALLS);
            List<ToolCall> calls = calls(ask(question(model, TOOLS, Wish.PLAIN, asked), 1000));

            assertThat(calls)
                    .extracting(call -> call.arguments().path("city").asString())
                    .containsExactly("Oslo", "Zürich 🌧");
            assertThat(calls).extracting(ToolCall::id).doesNotHaveDuplicates();
            assertThat(goneOn(model, TOOLS, asked, calls.reversed()).text()).isNotEmpty();
        }
    }

    @Test
    void pitfall32AHistoryOfCallsIsUnderstoodWithoutTools() throws Exception {
        for (ModelRow model : models()) {
            Turn asked = Turn.User.saying(TWO_CALLS);
            List<ToolCall> calls = calls(ask(question(model, TOOLS, Wish.PLAIN, asked), 1000));

            assertThat(goneOn(model, Tools.NONE, asked, calls).text()).isNotEmpty();
        }
    }

    @Test
    void aCallerWhoWantsOneCallAtATimeGetsOne() throws Exception {
        Tools one = new Tools(TOOLS.offered(), new Choice.Auto(), false);
        for (ModelRow model : models()) {
            String text = adapter().takesParallelSwitch() ? "[[sim: tool=weather]]" : TWO_CALLS;
            Heard heard = ask(question(model, one, Wish.PLAIN, Turn.User.saying(text)), 1000);

            assertThat(calls(heard)).hasSize(1);
            assertThat(heard.finish()).isEqualTo(Finish.TOOL_CALLS);
        }
    }

    @Test
    void pitfall31EveryChoiceOfToolsIsObeyed() throws Exception {
        for (ModelRow model : models()) {
            assertThat(chosen(model, new Choice.None())).isEmpty();
            assertThat(chosen(model, new Choice.Required())).hasSize(1);
            List<ToolCall> named = chosen(model, new Choice.Named("7time"));
            assertThat(named).extracting(ToolCall::name).containsExactly("7time");
            assertThat(named.getFirst().arguments()).isEmpty();
        }
    }

    @Test
    void anAnswerByASchemaIsJsonOfThatForm() throws Exception {
        Wish wish = new Wish(1, new Format.JsonSchema("place", null, PLACE), null, null);
        for (LocalDate day : List.of(LocalDate.of(2026, 5, 31), LocalDate.of(2026, 11, 22))) {
            restartOn(day);
            for (ModelRow model : adapter().on(day)) {
                Heard heard =
                        ask(question(model, Tools.NONE, wish, Turn.User.saying("Where?")), 3000);

                JsonNode answer = JSON.readTree(heard.text());
                assertThat(answer.path("city").isString()).as(model.id()).isTrue();
                assertThat(heard.finish()).isEqualTo(Finish.STOP);
                assertThat(calls(heard)).isEmpty();
                assertBilled(heard.tally());
            }
        }
    }

    @Test
    void anAnswerInJsonIsGivenAsItIs() throws Exception {
        Wish wish = new Wish(1, new Format.JsonObject(), null, null);
        for (ModelRow model : models()) {
            Turn asked = Turn.User.saying("[[sim: text=\"{\\\"a\\\": [1, 2]}\"]]");
            Heard heard = ask(question(model, Tools.NONE, wish, asked), 1000);

            assertThat(heard.text()).isEqualTo("{\"a\": [1, 2]}");
        }
    }

    @Test
    void aPictureIsSeenAndCounted() throws Exception {
        for (ModelRow model : models()) {
            Turn asked =
                    new Turn.User(
                            List.of(new Content.Text("What is it?"), RandomQuestions.picture()));
            Question question = question(model, Tools.NONE, Wish.PLAIN, asked);
            Heard heard = ask(question, 1000);

            assertBilled(heard.tally());
            assertThat(heard.tally().usage().prompt())
                    .isLessThanOrEqualTo(translated(question).tokensMax());
        }
    }

    @ParameterizedTest
    @EnumSource(Effort.class)
    void everyEffortIsTakenOrIgnoredAndThinkingIsOutput(Effort effort) throws Exception {
        Wish wish = new Wish(1, new Format.Text(), effort, null);
        for (LocalDate day : List.of(LocalDate.of(2026, 5, 31), LocalDate.of(2026, 11, 22))) {
            restartOn(day);
            for (ModelRow model : adapter().on(day)) {
                Question question =
                        question(model, Tools.NONE, wish, Turn.User.saying("[[sim: tokens=9]]"));
                Heard heard = ask(question, 30_000);

                assertBilled(heard.tally());
                Usage usage = heard.tally().usage();
                assertThat(usage.output()).isGreaterThanOrEqualTo(usage.reasoning() + 9);
                boolean asks = effort.compareTo(Effort.MINIMAL) > 0;
                boolean thinks = model.abilities().thinking() != Thinking.NONE;
                assertThat(translated(question).ignored().isEmpty()).isEqualTo(thinks || !asks);
            }
        }
    }

    @Test
    void pitfall16And8HoweverTheBytesComeTheAnswerIsTheSame() throws Exception {
        Turn asked = Turn.User.saying("[[sim: text=\"Grüße 🌧 an alle\"]]" + TWO_CALLS);
        Question question = question(adapter().row(), TOOLS, Wish.PLAIN, asked);
        Heard whole = ask(question, 1000);
        List<WireFault> ways =
                List.of(
                        new WireFault.Split(WireFault.Split.At.BYTES),
                        new WireFault.Split(WireFault.Split.At.CHARACTERS),
                        new WireFault.Spaceless(),
                        new WireFault.Comments(),
                        new WireFault.BigEvent(1, 65_536),
                        new WireFault.Gzip(WireFault.Gzip.Header.RIGHT));
        for (WireFault way : ways) {
            fault(way);
            Heard heard = ask(question, 1000);

            assertThat(heard.text()).as("%s", way).isEqualTo(whole.text());
            assertThat(calls(heard))
                    .as("%s", way)
                    .extracting(call -> call.arguments().toString())
                    .containsExactly("{\"city\":\"Oslo\"}", "{\"city\":\"Zürich 🌧\"}");
            assertThat(heard.tally().usage()).as("%s", way).isEqualTo(whole.tally().usage());
            assertThat(heard.finish()).isEqualTo(whole.finish());
        }
    }

    private List<ToolCall> chosen(ModelRow model, Choice choice) throws Exception {
        Tools tools = new Tools(TOOLS.offered(), choice, true);
        return calls(ask(question(model, tools, Wish.PLAIN, Turn.User.saying("Weather?")), 1000));
    }

    private Heard goneOn(ModelRow model, Tools tools, Turn asked, List<ToolCall> results)
            throws Exception {
        List<Turn> turns = new ArrayList<>(List.of(asked));
        turns.add(new Turn.Assistant(List.of(), inOrder(results)));
        results.forEach(call -> turns.add(new Turn.ToolResult(call.id(), List.of("4 C"))));
        turns.add(Turn.User.saying("[[sim: text=\"Cold.\"]]"));
        return ask(question(model, tools, Wish.PLAIN, turns.toArray(Turn[]::new)), 1000);
    }

    /** The calls as they were made, whatever the order of their results. */
    private static List<ToolCall> inOrder(List<ToolCall> results) {
        return results.stream()
                .sorted((one, other) ->
                        one.arguments().toString().compareTo(other.arguments().toString()))
                .toList();
    }

    /** The calls that were heard, put together as a caller does. */
    protected static List<ToolCall> calls(Heard heard) {
        List<AnswerPart.Call> begun = new ArrayList<>();
        List<StringBuilder> arguments = new ArrayList<>();
        for (AnswerPart part : heard.parts()) {
            if (part instanceof AnswerPart.Call call) {
                assertThat(call.call()).isEqualTo(begun.size());
                begun.add(call);
                arguments.add(new StringBuilder());
            } else if (part instanceof AnswerPart.Arguments piece) {
                arguments.get(piece.call()).append(piece.piece());
            }
        }
        List<ToolCall> calls = new ArrayList<>();
        for (int i = 0; i < begun.size(); i++) {
            ObjectNode object = (ObjectNode) JSON.readTree(arguments.get(i).toString());
            calls.add(new ToolCall(begun.get(i).id(), begun.get(i).name(), object));
        }
        return calls;
    }

    protected static Question question(ModelRow model, Tools tools, Wish wish, Turn... turns) {
        return new Question(RequestId.next(), model, List.of(turns), Sampling.UNSAID, tools, wish);
    }
}
