package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.common.event.Wire;
import io.getinference.gateway.budget.InMemoryAuthority;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.FaultMatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

class GatewayHttpTest extends RunningGateway {

    @Autowired InMemoryAuthority authority;
    @Autowired Connections connections;

    @ParameterizedTest
    @ValueSource(strings = {"public-claude-haiku-4-5-20251001", "public-gemini-2.5-flash-lite"})
    void answersWhole(String model) {
        HttpResponse<String> answer =
                send(completion(question(model, "[[sim: text=\\\"Hello.\\\"]]")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("x-request-id").orElseThrow()).startsWith("req_");
        assertThat(answer.headers().map())
                .doesNotContainKeys("x-model-served", "x-ignored-params", "x-max-tokens-applied");
        JsonNode body = Wire.JSON.readTree(answer.body());
        assertThat(body.at("/object").stringValue()).isEqualTo("chat.completion");
        assertThat(body.at("/model").stringValue()).isEqualTo(model);
        assertThat(body.at("/choices/0/message/content").stringValue()).isEqualTo("Hello.");
        assertThat(body.at("/choices/0/finish_reason").stringValue()).isEqualTo("stop");
        assertThat(body.at("/usage/total_tokens").intValue())
                .isEqualTo(
                        body.at("/usage/prompt_tokens").intValue()
                                + body.at("/usage/completion_tokens").intValue());
        assertThat(PROVIDERS.log().entries().getLast().callerRequest())
                .isEqualTo(answer.headers().firstValue("x-request-id").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"public-claude-haiku-4-5-20251001", "public-gemini-2.5-flash-lite"})
    void handsOnEachPieceWhileTheProviderStillWrites(String model) throws Exception {
        PROVIDERS.faults().add(FaultMatch.next(), delay(20));
        HttpResponse<Stream<String>> answer = stream(model, "[[sim: tokens=120]]");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/event-stream");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(answer.headers().firstValue("X-Accel-Buffering")).hasValue("no");
        assertThat(answer.headers().firstValue("x-request-id").orElseThrow()).startsWith("req_");
        assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
        Iterator<String> lines = answer.body().iterator();
        String text = "";
        while (text.isEmpty()) {
            text = content(lines.next());
        }
        // A call is logged before its last byte can have been read: it is still being written.
        assertThat(generated()).isZero();
        List<String> rest = new ArrayList<>();
        lines.forEachRemaining(rest::add);
        assertThat(rest).filteredOn(line -> !content(line).isEmpty()).isNotEmpty();
        assertThat(rest.stream().filter(line -> !line.isEmpty()).toList().getLast())
                .isEqualTo("data: [DONE]");
        assertThat(generated()).isEqualTo(1);
    }

    /** Asynchronous requests end after 0.5 s here, idle connections after 1 s. */
    @Test
    void streamsForLongerThanAnyTimeOutOfTheContainer() throws Exception {
        PROVIDERS.faults().add(FaultMatch.next(), delay(60));
        long began = System.nanoTime();
        HttpResponse<Stream<String>> answer = stream(HAIKU, "[[sim: tokens=120]]");
        List<String> lines = answer.body().filter(line -> !line.isEmpty()).toList();
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8));
        assertThat(lines.getLast()).isEqualTo("data: [DONE]");
        assertThat(lines).noneMatch(line -> line.contains("\"error\""));
    }

    @Test
    void waitsForAPlainAnswerLongerThanAnyTimeOutOfTheContainer() {
        PROVIDERS
                .faults()
                .add(FaultMatch.next(), new Fault.Delay(Fault.Delay.Before.HEADERS, 1_500));
        assertThat(send(completion(question(HAIKU, "Hi"))).statusCode()).isEqualTo(200);
    }

    @Test
    void saysInHeadersWhatItDidDifferently() {
        HttpResponse<String> answer =
                send(
                        completion(
                                "{'model':'"
                                        + RETIRED
                                        + "','temperature':0.5,'messages':[{'role':'user','content':'Hi'}]}"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-model-served")).hasValue("claude-sonnet-5");
        assertThat(answer.headers().firstValue("x-ignored-params")).hasValue("temperature");
        assertThat(answer.headers().firstValueAsLong("x-max-tokens-applied").orElseThrow())
                .isBetween(256L, 127_999L);
    }

    @Test
    void saysItInAStreamToo() throws Exception {
        HttpResponse<Stream<String>> answer = stream(RETIRED, "Hi");
        assertThat(answer.headers().firstValue("x-model-served")).hasValue("claude-sonnet-5");
        assertThat(answer.body()).contains("data: [DONE]");
    }

    @Test
    void givesBackWhatWasNotCharged() {
        send(completion(question(HAIKU, "[[sim: tokens=10]]")));
        assertThat(authority.granted().nanos()).isLessThan(10_000_000);
    }

    @Test
    void readsAnAnswerToItsEndWhenTheCallerHangsUp() throws Exception {
        PROVIDERS.faults().add(FaultMatch.next(), delay(20));
        try (Stream<String> lines = stream(HAIKU, "[[sim: tokens=60]]").body()) {
            assertThat(lines.findFirst()).isPresent();
        }
        client.shutdownNow();
        await().until(() -> generated() == 1);
        assertThat(PROVIDERS.log().entries().getLast().complete()).isTrue();
    }

    /** Else a connection would be of no use after an answer that took longer than a body may. */
    @Test
    void putsNoTimeToARequestOnceItsBodyIsThere() throws Exception {
        PROVIDERS.faults().add(FaultMatch.next(), delay(20));
        try (Stream<String> lines = stream(HAIKU, "[[sim: tokens=60]]").body()) {
            Iterator<String> answer = lines.iterator();
            assertThat(answer.next()).startsWith("data: ");
            assertThat(connections.deadlines()).isZero();
            assertThat(answer.hasNext()).isTrue();
        }
        await().until(() -> generated() == 1);
    }

    @Test
    void listsTheModelsOnOffer() {
        HttpResponse<String> list =
                send(to("/v1/models").header("Authorization", "bearer " + SECRET));
        assertThat(list.statusCode()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        Wire.JSON.readTree(list.body()).at("/data").forEach(row -> ids.add(text(row, "/id")));
        assertThat(ids).contains(HAIKU, FLASH, RETIRED).isSorted();
        HttpResponse<String> one =
                send(to("/v1/models/" + HAIKU).header("Authorization", "Bearer " + SECRET));
        JsonNode row = Wire.JSON.readTree(one.body());
        assertThat(text(row, "/id")).isEqualTo(HAIKU);
        assertThat(text(row, "/object")).isEqualTo("model");
        assertThat(text(row, "/owned_by")).isEqualTo("anthropic");
        assertThat(row.at("/shutdown_date").isNull()).isTrue();
        HttpResponse<String> retired =
                send(to("/v1/models/" + RETIRED).header("Authorization", "Bearer " + SECRET));
        assertThat(text(Wire.JSON.readTree(retired.body()), "/shutdown_date"))
                .isEqualTo("2026-10-16");
    }

    private HttpResponse<Stream<String>> stream(String model, String text) throws Exception {
        String body = question(model, text).replaceFirst("\\{", "{'stream':true,");
        return client.send(completion(body).build(), BodyHandlers.ofLines());
    }

    private static String question(String model, String text) {
        return "{'model':'%s','max_tokens':1000,'messages':[{'role':'user','content':'%s'}]}"
                .formatted(model, text);
    }

    private static Fault delay(int millis) {
        return new Fault.Delay(Fault.Delay.Before.EACH_EVENT, millis);
    }

    private static String content(String line) {
        if (!line.startsWith("data: {")) {
            return "";
        }
        JsonNode chunk = Wire.JSON.readTree(line.substring("data: ".length()));
        return chunk.at("/choices/0/delta/content").asString("");
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).stringValue();
    }

    private static long generated() {
        return PROVIDERS.log().entries().stream()
                .filter(entry -> entry.operation().equals("generate"))
                .count();
    }
}
