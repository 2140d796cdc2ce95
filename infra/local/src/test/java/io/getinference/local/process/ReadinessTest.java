package io.getinference.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

class ReadinessTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private final StopSignal stop = new StopSignal();
    private final Readiness readiness = new Readiness(http, stop);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int readyAfter;
    private HttpServer server;
    private URI health;
    private Child child;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/health",
                exchange -> {
                    int status = asked.incrementAndGet() > readyAfter ? 200 : 503;
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
        health = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/health");
        child = start("exec sleep 300");
    }

    @AfterEach
    void stop() {
        server.stop(0);
        http.close();
        Child.stop(List.of(child), LONG);
    }

    @Test
    void comesWithTheFirst200() {
        readyAfter = 3;

        assertThat(readiness.await(child, health, LONG)).isEqualTo(new Readiness.Outcome.Ready());
        assertThat(asked).hasValue(4);
    }

    @Test
    void doesNotWaitForAProcessThatHasDied() {
        readyAfter = Integer.MAX_VALUE;
        Child dying = start("exit 7");

        assertThat(readiness.await(dying, health, LONG)).isEqualTo(new Readiness.Outcome.Died(7));
    }

    @Test
    void tellsTheLastAnswerOfAProcessThatIsTooSlow() {
        readyAfter = Integer.MAX_VALUE;

        assertThat(readiness.await(child, health, Duration.ofMillis(300)))
                .isEqualTo(new Readiness.Outcome.TooSlow("503"));
    }

    @Test
    void isGivenUpWhenAStopIsRequested() {
        readyAfter = Integer.MAX_VALUE;
        stop.request();

        assertThatThrownBy(() -> readiness.await(child, health, LONG))
                .isInstanceOf(StopRequested.class);
    }

    private Child start(String script) {
        Launch launch =
                new Launch(
                        "child",
                        List.of("/bin/sh", "-c", script),
                        Map.of("PATH", "/usr/bin:/bin"),
                        LogFile.in(directory, "child"));
        return Child.start(launch, new ProcessRecords(directory.resolve("pids")));
    }
}
