package io.getinference.acceptance;

import static io.getinference.acceptance.Asking.ask;
import static io.getinference.acceptance.Asking.plain;
import static io.getinference.acceptance.Asking.streamed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.errors.UnexpectedStatusCodeException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Optional;

/**
 * Each status is a class of OpenAI's client, and each member of the error object one of its fields.
 */
class ErrorFieldsIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final Platform PLATFORM = new Platform(STACK);
    private static final OpenAIClient OPENAI = STACK.openAi(PLATFORM.customer("1.00").secret());
    private static final Map<Integer, Class<? extends OpenAIServiceException>> CLASSES =
            Map.of(
                    400, BadRequestException.class,
                    401, UnauthorizedException.class,
                    402, UnexpectedStatusCodeException.class,
                    404, NotFoundException.class,
                    429, RateLimitException.class,
                    500, InternalServerException.class);

    @ParameterizedTest
    @CsvSource({
        "claude-haiku, 400, 400, invalid_value",
        "claude-haiku, 413, 400, request_too_large",
        "claude-haiku, 401, 500,",
        "claude-haiku, 404, 500,",
        "claude-haiku, 429, 429, rate_limit_exceeded",
        "claude-haiku, 500, 500, upstream_unavailable",
        "claude-haiku, 529, 500, upstream_unavailable",
        "gemini-2-5-flash-lite, 400, 400, invalid_value",
        "gemini-2-5-flash-lite, 403, 500,",
        "gemini-2-5-flash-lite, 429, 429, rate_limit_exceeded",
        "gemini-flash, 503, 500, upstream_unavailable"
    })
    void whatAProviderAnswersIsToldInOurWordsPlainAndStreamed(
            String model, int provider, int status, @Nullable String code) {
        ChatCompletionCreateParams params =
                ask(model, "Hi [[sim: fault=status:" + provider + "]]").build();
        OpenAIServiceException plain = failure(status, () -> plain(OPENAI, params));
        OpenAIServiceException streamed = failure(status, () -> streamed(OPENAI, params));
        for (OpenAIServiceException error : new OpenAIServiceException[] {plain, streamed}) {
            assertThat(error.code()).isEqualTo(Optional.ofNullable(code));
            assertThat(error.type()).contains(typeOf(status));
            assertThat(error.getMessage())
                    .doesNotContainIgnoringCase("simulat", "anthropic", "google");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-haiku", "gemini-2-5-flash-lite", "gemini-flash"})
    void aBadParameterIsNamedWithItsCodeAndCallsNobody(String model) {
        OpenAIServiceException error =
                failure(400, () -> plain(OPENAI, ask(model, "Hi").temperature(2.5).build()));
        assertThat(error.param()).contains("temperature");
        assertThat(error.code()).contains("decimal_above_max_value");
        assertThat(error.type()).contains(typeOf(400));
        assertThat(error.getMessage()).contains("temperature");
    }

    @Test
    void anUnknownKeyModelOrModelOfTheListIsToldByItsCode() {
        OpenAIClient stranger = STACK.openAi("sk-" + "y".repeat(43));
        assertThat(failure(401, () -> plain(stranger, ask("gemini-flash", "Hi").build())).code())
                .contains("invalid_api_key");
        assertThat(failure(404, () -> plain(OPENAI, ask("gpt-4o", "Hi").build())).code())
                .contains("model_not_found");
        assertThat(failure(404, () -> OPENAI.models().retrieve("gpt-4o")).code())
                .contains("model_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-haiku", "gemini-2-5-flash-lite", "gemini-flash"})
    void aSpentAccountIsToldWhatIsLeft(String model) {
        OpenAIClient poor = STACK.openAi(PLATFORM.customer("0.000001").secret());
        OpenAIServiceException error = failure(402, () -> plain(poor, ask(model, "Hi").build()));
        assertThat(error.type()).contains("insufficient_quota");
        assertThat(error.code()).contains("insufficient_credits");
        assertThat(error.getMessage()).contains("$0.000001");
    }

    private static OpenAIServiceException failure(int status, Runnable call) {
        OpenAIServiceException error =
                catchThrowableOfType(OpenAIServiceException.class, call::run);
        assertThat(error).isExactlyInstanceOf(CLASSES.get(status));
        assertThat(error.statusCode()).isEqualTo(status);
        assertThat(error.headers().values("x-request-id")).hasSize(1);
        return error;
    }

    private static String typeOf(int status) {
        return switch (status) {
            case 429 -> "requests";
            case 500 -> "server_error";
            default -> "invalid_request_error";
        };
    }
}
