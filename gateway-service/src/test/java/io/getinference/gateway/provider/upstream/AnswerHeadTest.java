package io.getinference.gateway.provider.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.getinference.gateway.provider.Heard;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Interrupted;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;

import org.apache.hc.core5.http.MessageConstraintException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A provider, or whoever answers in its place, that never comes to the point. The smaller numbers
 * are beyond the settings of this test and within those that the library has by itself.
 */
class AnswerHeadTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 200 OK\r\n', 'A: b\r\n', 30",
        "'HTTP/1.1 200 OK\r\n', 'A: b\r\n', 100000",
        "'HTTP/1.1 200 OK\r\nA: ', 'b', 2000",
        "'HTTP/1.1 200 OK\r\nA: ', 'b', 1000000",
        "'', '\r\n', 8",
        "'', '\r\n', 100000"
    })
    void aHeadBeyondTheBoundsIsNotReadOn(String begin, String piece, int times) throws Exception {
        try (StandIn standIn = new StandIn(out -> flood(out, begin, piece.repeat(times)))) {
            ProviderFailure failure = failure(standIn);

            assertThat(failure.reason()).isEqualTo(new Unavailable());
            assertThat(failure).hasRootCauseInstanceOf(MessageConstraintException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'0\r\n', 'A: b\r\n', 30",
        "'0\r\n', 'A: b\r\n', 100000",
        "'0\r\nA: ', 'b', 2000",
        "'1;', 'e', 2000",
        "'1;', 'e', 1000000"
    })
    void trailersAndExtensionsOfChunksAreBoundedAlike(String begin, String piece, int times)
            throws Exception {
        String head = "HTTP/1.1 200 OK\r\n" + Bench.STREAM + "Transfer-Encoding: chunked\r\n\r\n";
        String first = "b\r\ndata: \"a\"\n\n\r\n";
        try (StandIn standIn =
                new StandIn(out -> flood(out, head + first + begin, piece.repeat(times)))) {
            ProviderFailure failure = failure(standIn);

            assertThat(failure.reason()).isEqualTo(new Interrupted());
            assertThat(failure).hasRootCauseInstanceOf(MessageConstraintException.class);
        }
    }

    /** What is within the bounds is heard. */
    @Test
    void aLongHeadIsRead() throws Exception {
        String headers = "A: b\r\n".repeat(15) + "B: " + "b".repeat(900) + "\r\n";
        String answer =
                StandIn.response(
                        "200 OK", Bench.STREAM + headers, "data: \"a\"\n\ndata: \"end\"\n\n");
        try (StandIn standIn = StandIn.saying(answer)) {
            Heard heard = Bench.ask(standIn);

            assertThat(heard.text()).isEqualTo("a");
        }
    }

    private static ProviderFailure failure(StandIn standIn) throws Exception {
        ProviderSettings hasty = Bench.settings(standIn);
        ProviderSettings settings =
                new ProviderSettings(
                        hasty.baseUrl(),
                        hasty.apiKey(),
                        hasty.connectMax(),
                        LONG,
                        LONG,
                        LONG,
                        LONG,
                        hasty.eventBytesMax(),
                        hasty.connectionsMax(),
                        hasty.headLineBytesMax(),
                        hasty.headersMax(),
                        hasty.emptyLinesMax());
        try (Upstream upstream = new Upstream(settings, error -> new Unavailable())) {
            return catchThrowableOfType(ProviderFailure.class, () -> Bench.ask(upstream));
        }
    }

    /** It ends after all, so that a client that reads everything gets to another failure. */
    private static void flood(OutputStream out, String begin, String pieces) throws IOException {
        out.write(begin.getBytes(StandardCharsets.US_ASCII));
        out.write(pieces.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        throw new IOException("enough");
    }
}
