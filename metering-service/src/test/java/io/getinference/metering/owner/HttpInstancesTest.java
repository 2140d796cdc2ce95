package io.getinference.metering.owner;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.getinference.common.access.PlatformToken;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

class HttpInstancesTest {

    private static final PlatformToken TOKEN = new PlatformToken("token-of-the-test-platform");
    private static final Duration SHORT = Duration.ofMillis(200);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final HttpInstances instances =
            new HttpInstances(TOKEN, new OwnerSettings(SHORT, SHORT, SHORT, SHORT, 1));
    private HttpServer owner;
    private volatile boolean stalls;

    @BeforeEach
    void start() throws IOException {
        owner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        owner.setExecutor(threads);
        owner.createContext("/", this::answer);
        owner.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        instances.close();
        owner.stop(0);
        threads.close();
    }

    @Test
    void asksWithThePlatformTokenAndSaysThatItPassesOn() throws Exception {
        OwnerAnswer answer = instances.ask(question(), SHORT);
        assertThat(answer).isNotNull();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.retryAfter()).isEqualTo("1");
        assertThat(answer.body()).asString().isEqualTo(TOKEN.authorization() + " [1]");
    }

    @Test
    void givesUpAnOwnerThatFallsSilentAmidItsAnswerAndOneThatIsGone() throws Exception {
        stalls = true;
        long start = System.nanoTime();
        assertThat(instances.ask(question(), SHORT)).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SHORT.multipliedBy(10));
        owner.stop(0);
        assertThat(instances.ask(question(), SHORT)).isNull();
    }

    private URI question() {
        return URI.create("http://127.0.0.1:" + owner.getAddress().getPort() + "/x");
    }

    private void answer(HttpExchange exchange) throws IOException {
        List<String> passedOn = exchange.getRequestHeaders().get(OwnerInterceptor.PASSED_ON);
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        byte[] body = (token + " " + passedOn).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        exchange.getResponseHeaders().set("Retry-After", "1");
        exchange.sendResponseHeaders(503, body.length);
        if (stalls) {
            exchange.getResponseBody().write(body, 0, 1);
            exchange.getResponseBody().flush();
            awaitEnd();
        }
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void awaitEnd() throws IOException {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
