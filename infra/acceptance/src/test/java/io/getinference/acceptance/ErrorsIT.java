package io.getinference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.errors.UnexpectedStatusCodeException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

import io.getinference.acceptance.Platform.Customer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Each error, as OpenAI's own client sees it; none costs anything. */
class ErrorsIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final Platform PLATFORM = new Platform(STACK);
    private static final Customer CUSTOMER = PLATFORM.customer("1.00");
    private static final OpenAIClient OPENAI = STACK.openAi(CUSTOMER.secret());

    @Test
    void badRequest() {
        BadRequestException error =
                catchThrowableOfType(
                        BadRequestException.class, () -> send(OPENAI, "Hi", "claude-haiku", 3.0));
        assertThat(error.param()).contains("temperature");
        assertThat(error.headers().values("x-request-id")).hasSize(1);
    }

    @Test
    void unknownKey() {
        UnauthorizedException error =
                catchThrowableOfType(
                        UnauthorizedException.class,
                        () ->
                                send(
                                        STACK.openAi("sk-" + "x".repeat(43)),
                                        "Hi",
                                        "claude-haiku",
                                        1.0));
        assertThat(error.code()).contains("invalid_api_key");
    }

    @Test
    void aRevokedKeyIsRefusedWithinASecond() {
        Customer revoked = PLATFORM.key(CUSTOMER.account(), null);
        PLATFORM.revoke(revoked);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(1))
                .until(() -> PLATFORM.modelsStatus(revoked.secret()) == 401);
    }

    @Test
    void unknownModel() {
        NotFoundException error =
                catchThrowableOfType(
                        NotFoundException.class, () -> send(OPENAI, "Hi", "gpt-4o", 1.0));
        assertThat(error.code()).contains("model_not_found");
    }

    @Test
    void budgetExceeded() {
        Customer poor = PLATFORM.customer("0.000001");
        UnexpectedStatusCodeException error =
                catchThrowableOfType(
                        UnexpectedStatusCodeException.class,
                        () -> send(STACK.openAi(poor.secret()), "Hi", "claude-opus", 1.0));
        assertThat(error.statusCode()).isEqualTo(402);
        assertThat(error.code()).contains("insufficient_credits");
    }

    @Test
    void theBudgetOfAKeyIsALimitOfItsOwn() {
        Customer limited = PLATFORM.key(CUSTOMER.account(), "0.000001");
        OpenAIServiceException error =
                catchThrowableOfType(
                        OpenAIServiceException.class,
                        () -> send(STACK.openAi(limited.secret()), "Hi", "claude-opus", 1.0));
        assertThat(error.statusCode()).isEqualTo(402);
        assertThat(error.code()).contains("key_budget_exceeded");
    }

    @Test
    void theProvidersRateLimit() {
        RateLimitException error =
                catchThrowableOfType(
                        RateLimitException.class,
                        () -> send(OPENAI, "Hi [[sim: fault=status:429:3]]", "claude-haiku", 1.0));
        assertThat(error.headers().values("Retry-After")).containsExactly("3");
    }

    @Test
    void moneyThatIsMerelySetAside() throws Exception {
        Customer customer = PLATFORM.customer("0.002");
        OpenAIClient openAi = STACK.openAi(customer.secret());
        ChatCompletionCreateParams slow =
                params("Hi [[sim: tokens=40 fault=delay:4000:headers]]", "claude-haiku", 1.0);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> running = threads.submit(() -> openAi.chat().completions().create(slow));
            Awaitility.await().until(() -> !PLATFORM.held(customer.account()).equals("0"));
            RateLimitException error =
                    catchThrowableOfType(
                            RateLimitException.class,
                            () -> send(openAi, "Hi", "claude-haiku", 1.0));
            assertThat(error.code()).contains("held_by_running_requests");
            assertThat(error.headers().values("Retry-After")).isNotEmpty();
            running.get();
        }
        send(openAi, "Hi [[sim: tokens=5]]", "claude-haiku", 1.0);
    }

    @Test
    void theProviderOverloaded() {
        assertThat(
                        catchThrowableOfType(
                                InternalServerException.class,
                                () ->
                                        send(
                                                OPENAI,
                                                "Hi [[sim: fault=status:529]]",
                                                "claude-haiku",
                                                1.0)))
                .isNotNull();
    }

    @Test
    void anAnswerThatBreaksOffEndsInAnErrorAndNotInSilence() {
        ChatCompletionCreateParams params =
                params("Hi [[sim: tokens=60 fault=cut:4:rst]]", "claude-haiku", 1.0);
        OpenAIException error =
                catchThrowableOfType(
                        OpenAIException.class,
                        () -> {
                            try (var chunks = OPENAI.chat().completions().createStreaming(params)) {
                                assertThat(chunks.stream().count()).isPositive();
                            }
                        });
        assertThat(error).isNotNull();
    }

    @Test
    void noErrorCostsAnything() {
        Customer customer = PLATFORM.customer("1.00");
        OpenAIClient openAi = STACK.openAi(customer.secret());
        for (String prompt :
                new String[] {
                    "Hi [[sim: fault=status:529]]", "Hi [[sim: tokens=60 fault=cut:4:fin]]"
                }) {
            assertThat(catchThrowable(() -> send(openAi, prompt, "gemini-2-5-flash-lite", 1.0)))
                    .isInstanceOf(OpenAIException.class);
        }
        Awaitility.await()
                .untilAsserted(() -> {
                    JsonNode spend =
                            PLATFORM.get(
                                    "/api/metering/v1/accounts/" + customer.account() + "/spend");
                    assertThat(spend.path("charged_nano").asString()).isEqualTo("0");
                    assertThat(spend.path("held_nano").asString()).isEqualTo("0");
                });
    }

    private static void send(OpenAIClient client, String prompt, String model, double temperature) {
        assertThat(client.chat().completions().create(params(prompt, model, temperature)))
                .isNotNull();
    }

    private static ChatCompletionCreateParams params(
            String prompt, String model, double temperature) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addUserMessage(prompt)
                .temperature(temperature)
                .maxCompletionTokens(500)
                .build();
    }
}
