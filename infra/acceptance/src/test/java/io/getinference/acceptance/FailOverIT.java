package io.getinference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

import io.getinference.acceptance.Platform.Customer;
import io.getinference.common.money.Money;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;

/**
 * An operator names an alternative for Gemini 2.5 Pro; then its provider refuses us, and Claude
 * Haiku answers.
 */
class FailOverIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final Platform PLATFORM = new Platform(STACK);
    private static final String ASKED = "gemini-pro";
    private static final String HAIKU = "claude-haiku-4-5-20251001";

    private static final Customer CUSTOMER = PLATFORM.customer("5.00");
    private static final OpenAIClient OPENAI = STACK.openAi(CUSTOMER.secret());

    @BeforeAll
    static void nameAnAlternative() {
        PLATFORM.alternative(ASKED, "\"claude-haiku\"");
        // The gateway has read the row once an answer shows it.
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> {
                    refuseOnce();
                    return OPENAI.chat().completions().create(hello()).isValid();
                });
    }

    @AfterAll
    static void forgetIt() {
        PLATFORM.alternative(ASKED, "null");
        Http.send(Http.to(simulator("/__sim/faults")).DELETE());
    }

    @Test
    void theAlternativeAnswersAndIsPaidAtItsOwnPrice() {
        refuseOnce();
        try (HttpResponseFor<ChatCompletion> response =
                OPENAI.chat().completions().withRawResponse().create(hello())) {
            ChatCompletion completion = response.parse();
            assertThat(response.headers().values("x-model-served")).containsExactly(HAIKU);
            assertThat(completion.model()).isEqualTo(ASKED);
            JsonNode row = posted(response.headers().values("x-request-id").getFirst());
            assertThat(row.path("model").asString()).isEqualTo(ASKED);
            assertThat(row.path("answered").asString()).isEqualTo(HAIKU);
            // Haiku's prices: $1.00 and $5.00 a million.
            long nanos =
                    completion.usage().orElseThrow().promptTokens() * 1_000
                            + completion.usage().orElseThrow().completionTokens() * 5_000;
            assertThat(Money.ofNanos(row.path("charge_nano").stringValue()))
                    .isEqualTo(new Money(nanos));
            assertThat(Asking.cost(completion.usage().orElseThrow()).movePointRight(9))
                    .isEqualByComparingTo(Long.toString(nanos));
        }
    }

    @Test
    void aStreamIsAnsweredByTheAlternativeToo() {
        refuseOnce();
        try (HttpResponseFor<StreamResponse<ChatCompletionChunk>> response =
                OPENAI.chat().completions().withRawResponse().createStreaming(hello())) {
            assertThat(response.headers().values("x-model-served")).containsExactly(HAIKU);
            try (StreamResponse<ChatCompletionChunk> chunks = response.parse()) {
                assertThat(chunks.stream())
                        .isNotEmpty()
                        .allMatch(chunk -> chunk.model().equals(ASKED));
            }
        }
    }

    private static ChatCompletionCreateParams hello() {
        return Asking.ask(ASKED, "Hello! [[sim: tokens=12]]").build();
    }

    /** A key that is refused is not tried again, so one fault is one failed attempt. */
    private static void refuseOnce() {
        String fault =
                "{\"match\":{\"model\":\"gemini-2.5-pro\"},\"action\":{\"type\":\"status\",\"status\":403}}";
        Http.send(Http.to(simulator("/__sim/faults")).DELETE());
        Http.tree(Http.send(Http.json(Http.to(simulator("/__sim/faults")), "POST", fault)));
    }

    /** What was posted of a request: one answer, one row. */
    private static JsonNode posted(String request) {
        Awaitility.await().until(() -> !rows(request).isEmpty());
        Awaitility.await().until(() -> PLATFORM.held(CUSTOMER.account()).equals("0"));
        assertThat(rows(request)).hasSize(1);
        return rows(request).getFirst();
    }

    private static List<JsonNode> rows(String request) {
        return PLATFORM.usage(CUSTOMER.account()).stream()
                .filter(row -> row.path("request").asString().equals(request))
                .toList();
    }

    private static String simulator(String path) {
        return "http://127.0.0.1:" + STACK.port("SIMULATOR_PORT") + path;
    }
}
