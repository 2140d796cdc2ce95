package io.getinference.conformance;

import static io.getinference.conformance.GoogleGenaiBench.AS_IS;
import static io.getinference.conformance.GoogleGenaiBench.FLASH;
import static io.getinference.conformance.GoogleGenaiBench.LITE;
import static io.getinference.conformance.GoogleGenaiBench.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.genai.errors.ApiException;
import com.google.genai.errors.ClientException;
import com.google.genai.errors.ServerException;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;

import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.bill.Tally;
import io.getinference.simulator.fault.Fault;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Collections;

/** google-genai: each error status is its exception, and what it does about it. */
@Timeout(60)
class GoogleGenaiErrorTest {
    @AutoClose private final GoogleGenaiBench bench = new GoogleGenaiBench();

    @ParameterizedTest
    @CsvSource({
        "400,INVALID_ARGUMENT", "401,UNAUTHENTICATED", "403,PERMISSION_DENIED", "404,NOT_FOUND",
        "429,RESOURCE_EXHAUSTED", "499,CANCELLED", "500,INTERNAL", "503,UNAVAILABLE",
        "504,DEADLINE_EXCEEDED"
    })
    @Proves(Capability.ERRORS)
    void everyStatusIsItsException(int status, String name) {
        var once =
                bench.with(
                        "key",
                        options ->
                                options.retryOptions(
                                        GoogleGenaiBench.AT_ONCE.toBuilder().attempts(1).build()));
        Class<? extends ApiException> exception =
                status < 500 ? ClientException.class : ServerException.class;
        ApiException failure =
                catchThrowableOfType(
                        exception,
                        () -> once.models.generateContent(FLASH + "-sim-" + status, "Hi", AS_IS));
        assertThat(failure.code()).isEqualTo(status);
        assertThat(failure.status()).isEqualTo(name);
        assertThat(failure.message()).isNotEmpty();
        assertThat(bench.bills()).extracting(BillEntry::status).containsExactly(status);
        assertThat(bench.bills().getFirst().billed()).isEqualTo(Tally.NOTHING);
    }

    /** The error of an SSE call begins with {@code data:} every other time, as recorded. */
    @Test
    @Proves(Capability.ERRORS)
    void aStreamThatIsNotFoundMayHaveNoMessage() {
        for (int call = 0; call < 2; call++) {
            ClientException failure =
                    catchThrowableOfType(
                            ClientException.class,
                            () ->
                                    bench.client
                                            .models
                                            .generateContentStream("gemini-9", "Hi", AS_IS)
                                            .close());
            assertThat(failure.code()).isEqualTo(404);
            if (failure.message().isEmpty()) {
                assertThat(failure.status()).isEqualTo("Not Found");
            } else {
                assertThat(failure.status()).isEqualTo("NOT_FOUND");
            }
        }
        assertThat(bench.bills()).hasSize(2);
    }

    @Test
    @Proves(Capability.RETRIES)
    void aRateLimitIsTriedFiveTimes() {
        assertThatThrownBy(() -> bench.answer(LITE + "-sim-429", "Hello", AS_IS))
                .isInstanceOf(ClientException.class);
        assertThat(bench.bills()).hasSize(5);
    }

    @Test
    @Proves(Capability.RETRIES)
    void fourFailuresAreHiddenFromTheCaller() {
        bench.next(Collections.nCopies(4, new Fault.Status(503, 0)).toArray(Fault[]::new));
        assertThat(text(bench.answer("Hello"))).isNotEmpty();
        assertThat(bench.bills())
                .extracting(BillEntry::status)
                .containsExactly(503, 503, 503, 503, 200);
    }

    @Test
    @Proves(Capability.RETRIES)
    void aStreamThatHasNotBegunIsRetriedToo() {
        bench.next(new Fault.Status(500, 0));
        assertThat(text(bench.chunks("Hello"))).isNotEmpty();
        assertThat(bench.bills()).extracting(BillEntry::status).containsExactly(500, 200);
    }

    @Test
    @Proves(Capability.RETRIES)
    void aBadRequestIsNotRetried() {
        bench.next(new Fault.Status(400, 0));
        assertThatThrownBy(() -> bench.answer("Hello")).isInstanceOf(ClientException.class);
        assertThat(bench.bills()).hasSize(1);
    }

    @Test
    @Proves(Capability.RETRIES)
    void itWaitsOnceMoreAfterItsLastAttempt() {
        var once =
                bench.with(
                        "key",
                        options ->
                                options.retryOptions(
                                        HttpRetryOptions.builder()
                                                .attempts(1)
                                                .initialDelay(0.3)
                                                .jitter(0.0)));
        bench.next(new Fault.Status(503, 0));
        long start = System.nanoTime();
        assertThatThrownBy(() -> once.models.generateContent(LITE, "Hello", AS_IS))
                .isInstanceOf(ServerException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(bench.bills()).hasSize(1);
    }

    /**
     * The client's own waits: 1, 2, 4 and 8 s, each by up to its length shorter or longer, and
     * another one of 16 s after the last attempt, which is for nothing.
     */
    @Test
    @Tag("full")
    @Timeout(90)
    @Proves(Capability.RETRIES)
    void leftToItselfItWaitsForSecondsAndNotAsLongAsItIsTold() {
        var untouched = bench.with("key", HttpOptions.Builder::clearRetryOptions);
        bench.next(Collections.nCopies(5, new Fault.Status(429, 50)).toArray(Fault[]::new));
        long start = System.nanoTime();
        assertThatThrownBy(() -> untouched.models.generateContent(LITE, "Hello", AS_IS))
                .isInstanceOf(ClientException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(300), Duration.ofSeconds(64));
        assertThat(bench.bills()).hasSize(5);
    }
}
