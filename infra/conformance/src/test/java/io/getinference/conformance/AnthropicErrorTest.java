package io.getinference.conformance;

import static io.getinference.conformance.AnthropicBench.HAIKU;
import static io.getinference.conformance.AnthropicBench.ask;
import static io.getinference.conformance.AnthropicBench.asking;
import static io.getinference.conformance.AnthropicBench.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.ConflictException;
import com.anthropic.errors.ContentTooLargeException;
import com.anthropic.errors.GatewayTimeoutException;
import com.anthropic.errors.InternalServerException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.OverloadedException;
import com.anthropic.errors.PaymentRequiredException;
import com.anthropic.errors.PermissionDeniedException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.ServiceUnavailableException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.models.ErrorType;

import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.bill.Tally;
import io.getinference.simulator.fault.Fault;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.stream.Stream;

/** anthropic-java: each error status is its exception, and what it does about it. */
@Timeout(60)
class AnthropicErrorTest {
    @AutoClose private final AnthropicBench bench = new AnthropicBench();

    static Stream<Arguments> statuses() {
        return Stream.of(
                Arguments.of(400, BadRequestException.class, ErrorType.INVALID_REQUEST_ERROR),
                Arguments.of(401, UnauthorizedException.class, ErrorType.AUTHENTICATION_ERROR),
                Arguments.of(402, PaymentRequiredException.class, ErrorType.BILLING_ERROR),
                Arguments.of(403, PermissionDeniedException.class, ErrorType.PERMISSION_ERROR),
                Arguments.of(404, NotFoundException.class, ErrorType.NOT_FOUND_ERROR),
                Arguments.of(409, ConflictException.class, ErrorType.of("conflict_error")),
                Arguments.of(
                        413, ContentTooLargeException.class, ErrorType.of("request_too_large")),
                Arguments.of(429, RateLimitException.class, ErrorType.RATE_LIMIT_ERROR),
                Arguments.of(500, InternalServerException.class, ErrorType.API_ERROR),
                Arguments.of(503, ServiceUnavailableException.class, ErrorType.API_ERROR),
                Arguments.of(504, GatewayTimeoutException.class, ErrorType.TIMEOUT_ERROR),
                Arguments.of(529, OverloadedException.class, ErrorType.OVERLOADED_ERROR));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    @Proves(Capability.ERRORS)
    void everyStatusIsItsException(
            int status, Class<? extends AnthropicServiceException> exception, ErrorType type) {
        var once = bench.with(builder -> builder.maxRetries(0));
        String model = HAIKU + "-sim-" + status;
        for (boolean stream : new boolean[] {false, true}) {
            var asked = asking(model, "Hello").build();
            AnthropicServiceException failure =
                    catchThrowableOfType(
                            exception,
                            () -> {
                                if (stream) {
                                    once.messages().createStreaming(asked).close();
                                } else {
                                    once.messages().create(asked);
                                }
                            });
            BillEntry bill = bench.bills().getLast();
            assertThat(failure.statusCode()).isEqualTo(status);
            assertThat(failure.type()).contains(type);
            assertThat(failure.apiMessage()).isPresent();
            assertThat(failure.requestId()).contains("req_" + bill.id());
            assertThat(bill.status()).isEqualTo(status);
            assertThat(bill.billed()).isEqualTo(Tally.NOTHING);
        }
    }

    @Test
    @Proves(Capability.ERRORS)
    void theErrorPagesOfAProxyAreKeptAsText() {
        var once = bench.with(builder -> builder.maxRetries(0));
        bench.next("page:413", "page:502");
        var tooLarge =
                catchThrowableOfType(
                        ContentTooLargeException.class, () -> once.messages().create(ask("Hi")));
        assertThat(tooLarge.getMessage()).contains("<html>");
        assertThat(tooLarge.type()).isEmpty();
        var badGateway =
                catchThrowableOfType(
                        InternalServerException.class, () -> once.messages().create(ask("Hi")));
        assertThat(badGateway.statusCode()).isEqualTo(502);
        assertThat(badGateway.getMessage()).contains("<html>");
    }

    @Test
    @Proves(Capability.ERRORS)
    void aRetiredModelIsNotFound() {
        assertThatThrownBy(() ->
                        bench.client.messages().create(asking("claude-opus-4-0", "Hi").build()))
                .isInstanceOf(NotFoundException.class);
        assertThat(bench.bills()).hasSize(1);
    }

    @Test
    @Proves(Capability.RETRIES)
    void anOverloadIsRetriedTwice() {
        bench.next(new Fault.Status(529, 0), new Fault.Status(529, 0));
        assertThat(text(bench.answer("Hello"))).isNotEmpty();
        assertThat(bench.bills()).extracting(BillEntry::status).containsExactly(529, 529, 200);
        assertThat(bench.waits.get(0)).isBetween(Duration.ofMillis(375), Duration.ofMillis(500));
        assertThat(bench.waits.get(1)).isBetween(Duration.ofMillis(750), Duration.ofSeconds(1));
        assertThat(bench.waits).hasSize(2);
    }

    @Test
    @Proves(Capability.RETRIES)
    void theThirdOverloadIsTold() {
        assertThatThrownBy(() ->
                        bench.client.messages().create(asking(HAIKU + "-sim-529", "Hello").build()))
                .isInstanceOf(OverloadedException.class);
        assertThat(bench.bills()).hasSize(3);
    }

    @Test
    @Proves(Capability.RETRIES)
    void aStreamThatHasNotBegunIsRetriedToo() {
        bench.next(new Fault.Status(503, 0));
        assertThat(text(bench.streamed(ask("Hello")))).isNotEmpty();
        assertThat(bench.bills()).extracting(BillEntry::status).containsExactly(503, 200);
    }

    @Test
    @Proves(Capability.RETRIES)
    void waitsAsLongAsItIsTold() {
        bench.next(new Fault.Status(429, 1), new Fault.Status(529, 64));
        assertThat(text(bench.answer("Hello"))).isNotEmpty();
        assertThat(bench.waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(64));
    }

    @Test
    @Proves(Capability.RETRIES)
    void aBadRequestIsNotRetried() {
        bench.next(new Fault.Status(400, 0));
        assertThatThrownBy(() -> bench.answer("Hello")).isInstanceOf(BadRequestException.class);
        assertThat(bench.bills()).hasSize(1);
        assertThat(bench.waits).isEmpty();
    }
}
