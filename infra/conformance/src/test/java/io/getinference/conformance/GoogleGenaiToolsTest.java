package io.getinference.conformance;

import static io.getinference.conformance.GoogleGenaiBench.LITE;
import static io.getinference.conformance.GoogleGenaiBench.text;
import static io.getinference.conformance.GoogleGenaiBench.usage;
import static io.getinference.conformance.GoogleGenaiBench.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.genai.errors.ClientException;
import com.google.genai.types.AutomaticFunctionCallingConfig;
import com.google.genai.types.Content;
import com.google.genai.types.FunctionCall;
import com.google.genai.types.FunctionCallingConfig;
import com.google.genai.types.FunctionCallingConfigMode;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.Part;
import com.google.genai.types.Tool;
import com.google.genai.types.ToolConfig;

import io.getinference.simulator.bill.BillEntry;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** google-genai: tools, by hand and by the client's own calling of methods. */
@Timeout(60)
class GoogleGenaiToolsTest {
    private static final Tool WEATHER =
            Tool.builder()
                    .functionDeclarations(
                            FunctionDeclaration.fromMethod("The weather", weather(), "city"))
                    .build();
    private static final GenerateContentConfig WITH_TOOL =
            GenerateContentConfig.builder().tools(WEATHER).build();
    private static final String TWO_CITIES =
            "Weather? [[sim: tool=weather{\"city\":\"Oslo\"}, tool=weather{\"city\":\"Rome\"}]]";

    @AutoClose private final GoogleGenaiBench bench = new GoogleGenaiBench();

    private static Method weather() {
        try {
            return Weather.class.getMethod("weather", String.class);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private GenerateContentResponse answer(List<Content> turns) {
        return bench.client.models.generateContent(LITE, turns, WITH_TOOL);
    }

    private static List<FunctionCall> calls(GenerateContentResponse answer) {
        List<FunctionCall> calls = answer.functionCalls();
        assertThat(calls).isNotNull();
        return calls;
    }

    private static Part result(FunctionCall call) {
        String city = String.valueOf(call.args().orElseThrow().get("city"));
        return Part.fromFunctionResponse(
                call.name().orElseThrow(), Map.of("output", Weather.weather(city)));
    }

    @Test
    @Proves(Capability.TOOLS)
    void callsAToolAndAnswersAfterItsResult() {
        List<Content> turns = new ArrayList<>();
        turns.add(user(Part.fromText("Weather? [[sim: tool=weather{\"city\":\"Oslo\"}]]")));
        GenerateContentResponse first = answer(turns);
        List<FunctionCall> calls = calls(first);
        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst().args()).contains(Map.of("city", "Oslo"));
        assertThat(calls.getFirst().id()).isEmpty();
        turns.add(first.candidates().orElseThrow().getFirst().content().orElseThrow());
        turns.add(user(result(calls.getFirst())));
        GenerateContentResponse second = answer(turns);
        assertThat(text(second)).isNotEmpty();
        assertThat(second.functionCalls()).isNullOrEmpty();
        assertThat(bench.bills()).hasSize(2).allMatch(BillEntry::complete);
    }

    @Test
    @Proves(Capability.TOOLS)
    void aForcedToolIsCalled() {
        var forced =
                GenerateContentConfig.builder()
                        .tools(WEATHER)
                        .toolConfig(
                                ToolConfig.builder()
                                        .functionCallingConfig(
                                                FunctionCallingConfig.builder()
                                                        .mode(FunctionCallingConfigMode.Known.ANY)
                                                        .allowedFunctionNames("weather")))
                        .build();
        List<FunctionCall> calls = calls(bench.answer(LITE, "Weather?", forced));
        assertThat(calls.getFirst().name()).contains("weather");
        assertThat(calls.getFirst().args().orElseThrow()).containsKey("city");
    }

    @Test
    @Proves(Capability.TOOLS)
    void theClientCallsAMethodByItself() {
        var automatic =
                GenerateContentConfig.builder()
                        .tools(Tool.builder().functions(weather()))
                        .automaticFunctionCalling(
                                AutomaticFunctionCallingConfig.builder().maximumRemoteCalls(2))
                        .build();
        GenerateContentResponse answer =
                bench.answer(LITE, "Weather? [[sim: tool=weather{\"city\":\"Oslo\"}]]", automatic);
        assertThat(answer.automaticFunctionCallingHistory().orElseThrow().toString())
                .contains("4 C in Oslo");
        assertThat(text(answer)).isNotEmpty();
        assertThat(bench.bills()).hasSize(2);
    }

    @Test
    @Proves(Capability.PARALLEL_TOOLS)
    void parallelCallsAreAnsweredInOneTurn() {
        List<Content> turns = new ArrayList<>();
        turns.add(user(Part.fromText(TWO_CITIES)));
        GenerateContentResponse first = answer(turns);
        List<FunctionCall> calls = calls(first);
        assertThat(calls).hasSize(2);
        turns.add(first.candidates().orElseThrow().getFirst().content().orElseThrow());
        turns.add(user(result(calls.get(0)), result(calls.get(1))));
        assertThat(text(answer(turns))).isNotEmpty();
    }

    @Test
    @Proves(Capability.PARALLEL_TOOLS)
    void aResultThatIsMissingIsRefused() {
        List<Content> turns = new ArrayList<>();
        turns.add(user(Part.fromText(TWO_CITIES)));
        GenerateContentResponse first = answer(turns);
        turns.add(first.candidates().orElseThrow().getFirst().content().orElseThrow());
        turns.add(user(result(calls(first).getFirst())));
        assertThatThrownBy(() -> answer(turns))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("number of function response parts");
    }

    @Test
    @Proves(Capability.PARALLEL_TOOLS)
    void streamsWholeCalls() {
        List<GenerateContentResponse> chunks = bench.chunks(LITE, TWO_CITIES, WITH_TOOL);
        List<Object> cities = new ArrayList<>();
        for (GenerateContentResponse chunk : chunks) {
            List<FunctionCall> calls = chunk.functionCalls();
            if (calls != null) {
                calls.forEach(call -> cities.add(call.args().orElseThrow().get("city")));
            }
        }
        assertThat(cities).containsExactly("Oslo", "Rome");
        Billed.as(bench.bills().getLast(), usage(chunks.getLast()));
    }

    @Test
    @Proves(Capability.TOOLS)
    void theThirdGenerationWantsItsThoughtSignatureBack() {
        String model = "gemini-3.5-flash";
        List<Content> turns = new ArrayList<>();
        turns.add(user(Part.fromText("Weather? [[sim: tool=weather{\"city\":\"Oslo\"}]]")));
        GenerateContentResponse first =
                bench.client.models.generateContent(model, turns, WITH_TOOL);
        Content said = first.candidates().orElseThrow().getFirst().content().orElseThrow();
        Content unsigned =
                Content.builder()
                        .role("model")
                        .parts(Part.builder().functionCall(calls(first).getFirst()).build())
                        .build();
        Content result = user(result(calls(first).getFirst()));
        assertThat(
                        text(
                                bench.client.models.generateContent(
                                        model, List.of(turns.getFirst(), said, result), WITH_TOOL)))
                .isNotEmpty();
        assertThatThrownBy(() ->
                        bench.client.models.generateContent(
                                model, List.of(turns.getFirst(), unsigned, result), WITH_TOOL))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("thought_signature");
    }
}
