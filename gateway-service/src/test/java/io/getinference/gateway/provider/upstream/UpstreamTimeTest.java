package io.getinference.gateway.provider.upstream;

import static io.getinference.gateway.provider.upstream.Bench.CALL;
import static io.getinference.gateway.provider.upstream.Bench.MAX;
import static io.getinference.gateway.provider.upstream.Bench.STREAM;
import static io.getinference.gateway.provider.upstream.Bench.failure;
import static io.getinference.gateway.provider.upstream.Bench.ok;
import static io.getinference.gateway.provider.upstream.Bench.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.Finish;
import io.getinference.gateway.provider.Heard;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Interrupted;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How long a call may take. */
class UpstreamTimeTest {

    @Test
    void aTrickleDoesNotOutliveTheTimeToTheFirstEvent() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (StandIn standIn =
                new StandIn(out -> {
                    out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.UTF_8));
                    while (!never.await(20, TimeUnit.MILLISECONDS)) {
                        out.write('x');
                        out.flush();
                    }
                })) {
            assertThat(failure(standIn)).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void timeThatTheReaderTakesIsNoSilenceOfTheProviders() throws Exception {
        try (StandIn standIn =
                        StandIn.saying(
                                ok(
                                        "data: \"a\"\n\n"
                                                + ":".repeat(20_000)
                                                + "\n\ndata: \"end\"\n\n"));
                Upstream upstream = upstream(standIn);
                AnswerStream answer =
                        upstream.stream(CALL, upstream.deadline(), new Bench.Echo())) {
            assertThat(answer.next()).isPresent();
            await().pollDelay(MAX.multipliedBy(2)).until(() -> true);

            assertThat(answer.next()).contains(AnswerPart.Finished.with(Finish.STOP));
        }
    }

    @Test
    void nothingIsSentAfterTheDeadline() throws Exception {
        try (StandIn standIn = StandIn.saying(ok("data: \"end\"\n\n"));
                Upstream upstream = upstream(standIn)) {
            assertThatThrownBy(() ->
                            upstream.stream(CALL, Deadline.in(Duration.ZERO), new Bench.Echo()))
                    .asInstanceOf(type(ProviderFailure.class))
                    .extracting(ProviderFailure::reason)
                    .isInstanceOf(Unavailable.class);
            assertThat(standIn.requests()).isEmpty();
        }
    }

    @Test
    void eventsWithoutEndAreCutAtTheDeadline() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (StandIn standIn =
                        new StandIn(out -> {
                            out.write(
                                    ("HTTP/1.1 200 OK\r\n" + STREAM + "\r\n")
                                            .getBytes(StandardCharsets.UTF_8));
                            while (!never.await(20, TimeUnit.MILLISECONDS)) {
                                out.write("data: \"a\"\n\n".getBytes(StandardCharsets.UTF_8));
                                out.flush();
                            }
                        });
                Upstream upstream = upstream(standIn);
                AnswerStream answer =
                        upstream.stream(CALL, Deadline.in(MAX.multipliedBy(3)), new Bench.Echo())) {
            assertThatThrownBy(() -> Heard.all(answer))
                    .asInstanceOf(type(ProviderFailure.class))
                    .extracting(ProviderFailure::reason)
                    .isInstanceOf(Interrupted.class);
        }
    }
}
