package io.getinference.conformance;

import static io.getinference.conformance.AnthropicBench.HAIKU;
import static io.getinference.conformance.AnthropicBench.asking;
import static io.getinference.conformance.AnthropicBench.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.core.JsonValue;
import com.anthropic.errors.BadRequestException;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolChoiceAny;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;

import io.getinference.simulator.bill.BillEntry;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** anthropic-java: tools. */
@Timeout(60)
class AnthropicToolsTest {
    private static final Tool WEATHER =
            Tool.builder()
                    .name("weather")
                    .description("The weather")
                    .inputSchema(
                            Tool.InputSchema.builder()
                                    .properties(
                                            Tool.InputSchema.Properties.builder()
                                                    .putAdditionalProperty(
                                                            "city",
                                                            JsonValue.from(
                                                                    Map.of("type", "string")))
                                                    .build())
                                    .addRequired("city")
                                    .build())
                    .build();
    private static final String ONE_CITY = "Weather? [[sim: tool=weather{\"city\":\"Oslo\"}]]";
    private static final String TWO_CITIES =
            "Weather? [[sim: text=\"Let me look.\", tool=weather{\"city\":\"Oslo\"},"
                    + " tool=weather{\"city\":\"Zürich\"}]]";

    @AutoClose private final AnthropicBench bench = new AnthropicBench();

    private static MessageCreateParams.Builder withTool(String text) {
        return asking(HAIKU, text).addTool(WEATHER);
    }

    private static List<ToolUseBlock> calls(Message message) {
        return message.content().stream().flatMap(block -> block.toolUse().stream()).toList();
    }

    private static Map<?, ?> input(ToolUseBlock call) {
        Map<?, ?> input = call._input().convert(Map.class);
        assertThat(input).isNotNull();
        return input;
    }

    private static ContentBlockParam result(ToolUseBlock call) {
        return ContentBlockParam.ofToolResult(
                ToolResultBlockParam.builder()
                        .toolUseId(call.id())
                        .content(Weather.weather(String.valueOf(input(call).get("city"))))
                        .build());
    }

    @Test
    @Proves(Capability.TOOLS)
    void callsAToolAndAnswersAfterItsResult() {
        Message first = bench.client.messages().create(withTool(ONE_CITY).build()).validate();
        assertThat(first.stopReason()).contains(StopReason.TOOL_USE);
        List<ToolUseBlock> calls = calls(first);
        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst().id()).startsWith("toolu_");
        assertThat(calls.getFirst().caller().isDirect()).isTrue(); // validate() does not look
        assertThat(input(calls.getFirst()).get("city")).isEqualTo("Oslo");
        Message second =
                bench.client
                        .messages()
                        .create(
                                withTool(ONE_CITY)
                                        .addMessage(first)
                                        .addUserMessageOfContentBlockParams(
                                                List.of(result(calls.getFirst())))
                                        .build());
        assertThat(second.stopReason()).contains(StopReason.END_TURN);
        assertThat(text(second)).isNotEmpty();
        assertThat(bench.bills()).hasSize(2).allMatch(BillEntry::complete);
    }

    @Test
    @Proves(Capability.TOOLS)
    void streamsTheArgumentsInPieces() {
        Message streamed = bench.streamed(withTool(TWO_CITIES).build()).validate();
        Message plain = bench.client.messages().create(withTool(TWO_CITIES).build());
        assertThat(calls(streamed)).hasSize(2).allMatch(call -> call.caller().isDirect());
        assertThat(calls(streamed).stream().map(AnthropicToolsTest::input))
                .isEqualTo(calls(plain).stream().map(AnthropicToolsTest::input).toList());
        assertThat(input(calls(streamed).get(1)).get("city")).isEqualTo("Zürich");
        assertThat(text(streamed)).isEqualTo("Let me look.");
        Billed.as(bench.bills().get(0), streamed.usage());
        Billed.as(bench.bills().get(1), plain.usage());
    }

    @Test
    @Proves(Capability.TOOLS)
    void aForcedToolIsCalled() {
        Message forced =
                bench.client
                        .messages()
                        .create(
                                withTool("Weather?")
                                        .toolChoice(ToolChoiceAny.builder().build())
                                        .build());
        assertThat(calls(forced)).hasSize(1);
        assertThat(input(calls(forced).getFirst()).get("city")).isInstanceOf(String.class);
    }

    @Test
    @Proves(Capability.PARALLEL_TOOLS)
    void parallelCallsAreAnsweredInOneTurn() {
        Message first = bench.client.messages().create(withTool(TWO_CITIES).build());
        List<ToolUseBlock> calls = calls(first);
        assertThat(calls).extracting(ToolUseBlock::id).doesNotHaveDuplicates().hasSize(2);
        List<ContentBlockParam> results = new ArrayList<>();
        calls.forEach(call -> results.add(result(call)));
        results.add(ContentBlockParam.ofText(TextBlockParam.builder().text("So?").build()));
        Message second =
                bench.client
                        .messages()
                        .create(
                                withTool(TWO_CITIES)
                                        .addAssistantMessageOfContentBlockParams(
                                                first.content().stream()
                                                        .map(ContentBlock::toParam)
                                                        .toList())
                                        .addUserMessageOfContentBlockParams(results)
                                        .build());
        assertThat(text(second)).isNotEmpty();
    }

    @Test
    @Proves(Capability.PARALLEL_TOOLS)
    void aResultThatIsMissingIsRefused() {
        Message first = bench.client.messages().create(withTool(TWO_CITIES).build());
        MessageCreateParams half =
                withTool(TWO_CITIES)
                        .addMessage(first)
                        .addUserMessageOfContentBlockParams(
                                List.of(result(calls(first).getFirst())))
                        .build();
        assertThatThrownBy(() -> bench.client.messages().create(half))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("`tool_use` ids were found without `tool_result` blocks");
    }
}
