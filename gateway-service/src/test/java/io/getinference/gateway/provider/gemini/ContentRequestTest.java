package io.getinference.gateway.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Questions;
import io.getinference.gateway.provider.Rows;
import io.getinference.gateway.provider.Sampling;
import io.getinference.gateway.provider.Turn.Assistant;
import io.getinference.gateway.provider.Turn.Instruction;
import io.getinference.gateway.provider.Turn.User;
import io.getinference.gateway.provider.upstream.Json;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;

class ContentRequestTest {

    @Test
    void isWhatTheReferenceShows() throws ProviderFailure {
        ContentRequest request =
                ContentRequest.of(
                        Questions.of(
                                Rows.FLASH,
                                new Sampling(
                                        1.4, null, List.of("END"), Sampling.Penalties.UNSAID, null),
                                Instruction.saying("Be brief."),
                                User.saying("Weather in Oslo?")));

        assertThat(json(request.body(300)))
                .isEqualTo(
                        json(
                                """
                                {"systemInstruction":{"parts":[{"text":"Be brief."}]},
                                 "contents":[{"role":"user","parts":[{"text":"Weather in Oslo?"}]}],
                                 "generationConfig":{"maxOutputTokens":300,"temperature":1.4,"stopSequences":["END"]}}
                                """));
    }

    @Test
    void theAssistantIsTheModelAndDoesNotHaveTheLastWord() throws ProviderFailure {
        JsonNode body =
                json(
                        ContentRequest.of(
                                        Questions.of(
                                                Rows.FLASH,
                                                Sampling.UNSAID,
                                                User.saying("Hello"),
                                                Assistant.saying("Hi")))
                                .body(10));

        assertThat(body.path("contents").valueStream().map(c -> c.path("role").asString()))
                .containsExactly("user", "model", "user");
    }

    @Test
    void pitfall34ZeroIsATemperatureAndOneIsATopP() throws ProviderFailure {
        JsonNode config =
                json(ContentRequest.of(
                                        Questions.of(
                                                Rows.FLASH,
                                                new Sampling(
                                                        0.0,
                                                        1.0,
                                                        List.of(),
                                                        Sampling.Penalties.UNSAID,
                                                        null),
                                                User.saying("Hello")))
                                .body(10))
                        .path("generationConfig");

        assertThat(config.path("temperature").asDouble(7)).isZero();
        assertThat(config.path("topP").asDouble(7)).isEqualTo(1);
    }

    @Test
    void theCapIsNeverAboveTheModels() throws ProviderFailure {
        ContentRequest request = ContentRequest.of(Questions.user(Rows.FLASH_2, "Hello"));

        assertThat(
                        json(request.body(1_000_000))
                                .path("generationConfig")
                                .path("maxOutputTokens")
                                .asLong())
                .isEqualTo(8_192);
    }

    @Test
    void theInstructionIsCountedToo() throws ProviderFailure {
        JsonNode counted =
                json(ContentRequest.of(
                                        Questions.of(
                                                Rows.FLASH,
                                                Sampling.UNSAID,
                                                Instruction.saying("Be brief."),
                                                User.saying("Hello")))
                                .countBody())
                        .path("generateContentRequest");

        assertThat(counted.path("model").asString()).isEqualTo("models/gemini-2.5-flash");
        assertThat(counted.has("systemInstruction")).isTrue();
    }

    private static JsonNode json(String body) {
        return Json.MAPPER.readTree(body);
    }
}
