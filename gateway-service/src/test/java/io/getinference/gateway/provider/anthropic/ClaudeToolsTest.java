package io.getinference.gateway.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.id.RequestId;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.AnswerPart.Arguments;
import io.getinference.gateway.provider.AnswerPart.Call;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Rows;
import io.getinference.gateway.provider.Sampling;
import io.getinference.gateway.provider.ToolCall;
import io.getinference.gateway.provider.Tools;
import io.getinference.gateway.provider.Tools.Choice;
import io.getinference.gateway.provider.Tools.Tool;
import io.getinference.gateway.provider.Turn;
import io.getinference.gateway.provider.Wish;
import io.getinference.gateway.provider.upstream.Json;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class ClaudeToolsTest {

    private static final ObjectNode CITY =
            object("{'type':'object','properties':{'city':{'type':'string'}}}");
    private static final Tool WEATHER = new Tool("weather", "Tells it", CITY, false);

    @Test
    void pitfall26And39AResultIsTheUsersAndComesBeforeItsWordsToTheLetter() throws ProviderFailure {
        Tools tools = new Tools(List.of(WEATHER), new Choice.Auto(), false);

        assertThat(
                        body(
                                Rows.HAIKU,
                                tools,
                                Turn.User.saying("Weather in Oslo?"),
                                calling("Let me look.", "call_1"),
                                new Turn.ToolResult("call_1", List.of("4 C")),
                                Turn.User.saying("And?")))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                """
                                {"model":"claude-haiku-4-5-20251001","messages":[
                                  {"role":"user","content":[{"type":"text","text":"Weather in Oslo?"}]},
                                  {"role":"assistant","content":[{"type":"text","text":"Let me look."},
                                    {"type":"tool_use","id":"call_1","name":"weather","input":{"city":"Oslo"}}]},
                                  {"role":"user","content":[
                                    {"type":"tool_result","tool_use_id":"call_1",
                                    "content":[{"type":"text","text":"4 C"}]},
                                    {"type":"text","text":"And?"}]}],
                                 "tools":[{"name":"weather","description":"Tells it",
                                   "input_schema":{"type":"object","properties":{"city":{"type":"string"}}}}],
                                 "tool_choice":{"type":"auto","disable_parallel_tool_use":true},
                                 "max_tokens":300,"stream":true}
                                """));
    }

    @Test
    void pitfall31NoneIsSaidAsNoneAndWithoutTheSwitchForParallelCalls() throws ProviderFailure {
        Tools none = new Tools(List.of(WEATHER), new Choice.None(), false);

        assertThat(body(Rows.HAIKU, none, Turn.User.saying("Hi")).path("tool_choice"))
                .isEqualTo(object("{'type':'none'}"));
    }

    @Test
    void pitfall32AHistoryOfCallsBringsItsToolsAlong() throws ProviderFailure {
        JsonNode body =
                body(Rows.HAIKU, Tools.NONE, calling("", "a"), new Turn.ToolResult("a", List.of()));

        assertThat(body.path("tools").path(0).path("name").asString()).isEqualTo("weather");
        assertThat(body.path("tool_choice")).isEqualTo(object("{'type':'none'}"));
        assertThat(body.path("messages").path(2).path("content").path(0).has("content")).isFalse();
    }

    @Test
    void idsThatClaudeWouldRefuseAreTurnedOnBothSidesAlike() throws ProviderFailure {
        String odd = "call ünd/" + "x".repeat(200);
        JsonNode messages =
                body(
                                Rows.HAIKU,
                                Tools.NONE,
                                calling("", odd),
                                new Turn.ToolResult(odd, List.of("1")),
                                calling("", "c"),
                                new Turn.ToolResult("c", List.of("2")),
                                calling("", "c"),
                                new Turn.ToolResult("c", List.of("3")))
                        .path("messages");

        List<String> calls = texts(messages, "tool_use", "id");
        assertThat(calls).hasSize(3).doesNotHaveDuplicates();
        assertThat(calls).allMatch(id -> id.matches("[a-zA-Z0-9_-]{1,64}"));
        assertThat(calls.get(1)).isEqualTo("c");
        assertThat(texts(messages, "tool_result", "tool_use_id")).isEqualTo(calls);
    }

    @Test
    void aStrictToolIsEnforcedWhereThatCanBeAndOtherwiseListed() throws ProviderFailure {
        Tool strict = new Tool("f", null, CITY, true);
        Tool open =
                new Tool(
                        "g",
                        null,
                        object("{'type':'object','additionalProperties':{'type':'null'}}"),
                        true);

        JsonNode written =
                body(Rows.HAIKU, tools(strict), Turn.User.saying("Hi")).path("tools").path(0);
        assertThat(written.path("strict").asBoolean(false)).isTrue();
        assertThat(written.path("input_schema").path("additionalProperties").asBoolean(true))
                .isFalse();
        assertThat(request(Rows.HAIKU, tools(strict)).ignored()).isEmpty();
        assertThat(request(Rows.HAIKU, tools(open)).ignored())
                .containsExactly("tools.function.strict");
        assertThat(request(Rows.OPUS_4, tools(strict)).ignored())
                .containsExactly("tools.function.strict");
        Tool[] many =
                IntStream.range(0, 21)
                        .mapToObj(i -> new Tool("f" + i, null, CITY, true))
                        .toArray(Tool[]::new);
        assertThat(request(Rows.HAIKU, tools(many)).ignored())
                .containsExactly("tools.function.strict");
    }

    @Test
    void aToolWithAChoiceAtItsRootIsRefusedByItsPlace() {
        Tool choice =
                new Tool("g", null, object("{'anyOf':[{'type':'object'},{'type':'null'}]}"), false);
        ProviderFailure failure =
                catchThrowableOfType(
                        ProviderFailure.class, () -> request(Rows.HAIKU, tools(WEATHER, choice)));

        assertThat(failure.reason())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.param())
                                        .isEqualTo("tools[1].function.parameters"));
    }

    @Test
    void pitfall14And29CallsCountFromZeroAndNoArgumentsAreAnEmptyObject() {
        assertThat(
                        hear(
                                "{'type':'content_block_start','index':0,"
                                        + "'content_block':{'type':'thinking','thinking':''}}",
                                "{'type':'content_block_stop','index':0}",
                                "{'type':'content_block_start','index':1,'content_block':{'type':'text','text':''}}",
                                "{'type':'content_block_stop','index':1}",
                                "{'type':'content_block_start','index':2,'content_block':"
                                        + "{'type':'tool_use','id':'t1','name':'a','input':{}}}",
                                "{'type':'content_block_delta','index':2,'delta':"
                                        + "{'type':'input_json_delta','partial_json':''}}",
                                "{'type':'content_block_stop','index':2}",
                                "{'type':'content_block_start','index':3,'content_block':"
                                        + "{'type':'tool_use','id':'t2','name':'b','input':{}}}",
                                "{'type':'content_block_delta','index':3,'delta':"
                                        + "{'type':'input_json_delta','partial_json':'{}'}}",
                                "{'type':'content_block_stop','index':3}"))
                .containsExactly(
                        new Call(0, 0, "t1", "a"),
                        new Arguments(0, 0, "{}"),
                        new Call(0, 1, "t2", "b"),
                        new Arguments(0, 1, "{}"));
    }

    @Test
    void theFenceAroundATextIsGoneBeforeTheCallThatFollows() {
        List<AnswerPart> heard = new ArrayList<>();
        MessageReader reader =
                new MessageReader(Rows.HAIKU.upstream(), new ClaudeFormat(null, null, "JSON"));
        for (String event :
                List.of(
                        "{'type':'content_block_start','index':0,'content_block':{'type':'text','text':''}}",
                        "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'``'}}",
                        "{'type':'content_block_delta','index':0,'delta':"
                                + "{'type':'text_delta','text':'`json\\n{}\\n```'}}",
                        "{'type':'content_block_stop','index':0}",
                        "{'type':'content_block_start','index':1,"
                                + "'content_block':{'type':'tool_use','id':'t','name':'a'}}",
                        "{'type':'content_block_stop','index':1}")) {
            heard.addAll(reader.read(object(event)));
        }
        heard.removeIf(AnswerPart.Working.class::isInstance);

        assertThat(heard)
                .containsExactly(
                        new AnswerPart.Text(0, "{}"),
                        new Call(0, 0, "t", "a"),
                        new Arguments(0, 0, "{}"));
    }

    private static List<AnswerPart> hear(String... events) {
        MessageReader reader =
                new MessageReader(Rows.HAIKU.upstream(), new ClaudeFormat(null, null, null));
        List<AnswerPart> heard = new ArrayList<>();
        for (String event : events) {
            heard.addAll(reader.read(object(event)));
        }
        heard.removeIf(AnswerPart.Working.class::isInstance);
        return heard;
    }

    private static List<String> texts(JsonNode messages, String type, String member) {
        return messages.valueStream()
                .flatMap(message -> message.path("content").valueStream())
                .filter(block -> block.path("type").asString().equals(type))
                .map(block -> block.path(member).asString())
                .toList();
    }

    private static Turn.Assistant calling(String text, String id) {
        return new Turn.Assistant(
                List.of(text), List.of(new ToolCall(id, "weather", object("{'city':'Oslo'}"))));
    }

    private static Tools tools(Tool... tools) {
        return new Tools(List.of(tools), new Choice.Auto(), true);
    }

    private static MessagesRequest request(ModelRow model, Tools tools, Turn... turns)
            throws ProviderFailure {
        List<Turn> said = turns.length == 0 ? List.of(Turn.User.saying("Hi")) : List.of(turns);
        return MessagesRequest.of(
                new Question(RequestId.next(), model, said, Sampling.UNSAID, tools, Wish.PLAIN));
    }

    private static JsonNode body(ModelRow model, Tools tools, Turn... turns)
            throws ProviderFailure {
        return Json.MAPPER.readTree(request(model, tools, turns).body(300));
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
    }
}
