package io.getinference.gateway.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.Questions;
import io.getinference.gateway.provider.Rows;
import io.getinference.gateway.provider.Sampling;
import io.getinference.gateway.provider.Turn.Instruction;
import io.getinference.gateway.provider.Turn.User;
import io.getinference.gateway.provider.upstream.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.util.List;

class MessagesRequestTest {

    @Test
    void isWhatTheReferenceShows() throws ProviderFailure {
        MessagesRequest request =
                MessagesRequest.of(
                        Questions.of(
                                Rows.HAIKU,
                                new Sampling(
                                        1.4, null, List.of("END"), Sampling.Penalties.UNSAID, null),
                                Instruction.saying("Be brief."),
                                User.saying("Weather in Oslo?")));

        assertThat(json(request.body(300)))
                .isEqualTo(
                        json(
                                """
                                {"model":"claude-haiku-4-5-20251001","stream":true,"max_tokens":300,
                                 "stop_sequences":["END"],"system":"Be brief.",
                                 "messages":[{"role":"user","content":[{"type":"text","text":"Weather in Oslo?"}]}]}
                                """));
        assertThat(request.ignored()).isEmpty();
    }

    @Test
    void theCountIsAskedWithoutWhatTheCountDoesNotTake() throws ProviderFailure {
        MessagesRequest request =
                MessagesRequest.of(
                        Questions.of(
                                Rows.HAIKU,
                                new Sampling(
                                        0.0, null, List.of("END"), Sampling.Penalties.UNSAID, null),
                                User.saying("Hello")));

        assertThat(json(request.countBody()).propertyNames())
                .containsExactlyInAnyOrder("model", "messages");
    }

    @Test
    void pitfall34ZeroIsATemperature() throws ProviderFailure {
        assertThat(sampled(Rows.HAIKU, 0.0, null).path("temperature").asDouble(7)).isZero();
        assertThat(sampled(Rows.HAIKU, null, 0.0).path("top_p").asDouble(7)).isZero();
    }

    @Test
    void pitfall35TemperatureAndTopPAreNeverSentTogetherToAModelThatRefusesIt()
            throws ProviderFailure {
        JsonNode both = sampled(Rows.HAIKU, 0.5, 0.9);
        assertThat(both.path("temperature").asDouble()).isEqualTo(0.5);
        assertThat(both.has("top_p")).isFalse();
        assertThat(ignored(Rows.HAIKU, 0.5, 0.9)).containsExactly("top_p");

        assertThat(sampled(Rows.OPUS_4, 0.5, 0.9).has("top_p")).isTrue();
    }

    @Test
    void aTemperatureThatChangesNothingDoesNotStandInTheWayOfTopP() throws ProviderFailure {
        for (Double temperature : new Double[] {1.0, 1.7, 2.0}) {
            JsonNode body = sampled(Rows.HAIKU, temperature, 0.9);
            assertThat(body.has("temperature")).isFalse();
            assertThat(body.path("top_p").asDouble()).isEqualTo(0.9);
            assertThat(ignored(Rows.HAIKU, temperature, 0.9)).isEmpty();
        }
        assertThat(sampled(Rows.HAIKU, 0.5, 1.0).has("top_p")).isFalse();
        assertThat(ignored(Rows.HAIKU, 0.5, 1.0)).isEmpty();
    }

    @Test
    void whatANewerModelDoesNotTakeIsDroppedAndListed() throws ProviderFailure {
        JsonNode body = sampled(Rows.SONNET_5, 0.5, 0.9);
        assertThat(body.has("temperature") || body.has("top_p")).isFalse();
        assertThat(ignored(Rows.SONNET_5, 0.5, 0.9))
                .containsExactlyInAnyOrder("temperature", "top_p");
        assertThat(ignored(Rows.SONNET_5, 1.0, 1.0)).isEmpty();
    }

    @Test
    void pitfall36TheCapIsAlwaysSentAndNeverAboveTheModels() throws ProviderFailure {
        MessagesRequest request = MessagesRequest.of(Questions.user(Rows.OPUS_4, "Hello"));

        assertThat(json(request.body(1)).path("max_tokens").asLong()).isEqualTo(1);
        assertThat(json(request.body(1_000_000)).path("max_tokens").asLong()).isEqualTo(32_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n\n", "\u00a0"})
    void aStopSequenceOfWhiteSpaceIsRefusedAsOurs(String stop) {
        assertThatThrownBy(() ->
                        MessagesRequest.of(
                                Questions.of(
                                        Rows.HAIKU,
                                        new Sampling(
                                                null,
                                                null,
                                                List.of("END", stop),
                                                Sampling.Penalties.UNSAID,
                                                null),
                                        User.saying("Hello"))))
                .asInstanceOf(type(ProviderFailure.class))
                .extracting(ProviderFailure::reason)
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::code, Refused::param)
                .containsExactly("unsupported_value", "stop");
    }

    private static JsonNode sampled(
            ModelRow model, @Nullable Double temperature, @Nullable Double topP)
            throws ProviderFailure {
        return json(request(model, temperature, topP).body(10));
    }

    private static Iterable<String> ignored(
            ModelRow model, @Nullable Double temperature, @Nullable Double topP)
            throws ProviderFailure {
        return request(model, temperature, topP).ignored();
    }

    private static MessagesRequest request(
            ModelRow model, @Nullable Double temperature, @Nullable Double topP)
            throws ProviderFailure {
        return MessagesRequest.of(
                Questions.of(
                        model,
                        new Sampling(temperature, topP, List.of(), Sampling.Penalties.UNSAID, null),
                        User.saying("Hello")));
    }

    private static JsonNode json(String body) {
        return Json.MAPPER.readTree(body);
    }
}
