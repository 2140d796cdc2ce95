package io.getinference.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;

import io.getinference.local.process.Child;
import io.getinference.local.process.Launch;
import io.getinference.local.process.LogFile;
import io.getinference.local.process.ProcessRecords;
import io.getinference.local.process.Readiness;
import io.getinference.local.process.StopSignal;
import io.getinference.local.program.Archives;
import io.getinference.local.program.Program;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class SupervisedTest {

    private static final Restarts.Policy TWICE =
            new Restarts.Policy(2, Duration.ofMinutes(10), Duration.ofMillis(5));

    @TempDir Path directory;

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final StopSignal stop = new StopSignal();
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer server;
    private URI health;
    private Supervised.Shared shared;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    boolean up = Files.exists(directory.resolve("up"));
                    exchange.sendResponseHeaders(up ? 200 : 503, -1);
                    exchange.close();
                });
        server.start();
        health = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        Console console = new Console(new PrintStream(terminal, true, StandardCharsets.UTF_8));
        ProcessRecords records = new ProcessRecords(directory.resolve("pids"));
        shared = new Supervised.Shared(records, new Readiness(http, stop), stop, console);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        http.close();
    }

    @Test
    void givesUpAServiceThatKeepsDyingAndSaysSo() {
        Supervised dying = Supervised.start(service("echo why; exit 7"), shared, TWICE);

        dying.keepUp();

        await().until(() -> said().contains("stays down"));
        assertThat(said())
                .contains("billing-service has ended (exit code 7); starting it again in")
                .contains("billing-service is down and stays down after 2 restarts in 10 min")
                .contains("    why\n    why\n    why\n");
        assertThat(said().split("starting it again", -1)).hasSize(3);
    }

    @Test
    void isNotStartedAgainWhileTheStackStops() {
        Supervised polite =
                Supervised.start(
                        service("touch '" + directory + "/up'; exec sleep 300"), shared, TWICE);
        polite.awaitReady();
        polite.keepUp();

        Child child = polite.letGo();
        Child.stop(List.of(child), Duration.ofSeconds(10));

        assertThat(child.isAlive()).isFalse();
        assertThat(said()).doesNotContain("has ended");
    }

    @Test
    void isStartedOnceMoreWithoutTheArchiveThatMayHaveBrokenIt() throws Exception {
        Path jar = directory.resolve("billing-service.jar");
        Program program = new Program(jar, true);
        Files.writeString(Path.of(program.options().getFirst().split("=", 2)[1]), "classes\n");
        Path archive =
                directory.resolve("classes-" + System.getProperty("java.runtime.version") + ".jsa");
        Files.writeString(archive, "broken");
        String script = "case $1 in *Archive*) exit 1;; esac; touch \"$1\"; exec sleep 300";
        String option = program.options().getFirst();
        Path up = directory.resolve("up");
        Launch launch = launch(List.of("sh", "-c", script, "sh", option, "" + up));

        Supervised service = Supervised.start(service(launch, program), shared, TWICE);
        service.awaitReady();

        assertThat(said()).contains("billing-service ended; once more without its archive");
        assertThat(archive).doesNotExist();
        Child.stop(List.of(service.letGo()), Duration.ofSeconds(10));
    }

    private String said() {
        return terminal.toString(StandardCharsets.UTF_8);
    }

    private Service service(String script) {
        return service(
                launch(List.of("/bin/sh", "-c", script)),
                new Program(directory.resolve("billing-service.jar"), false));
    }

    private Service service(Launch launch, Program program) {
        return new Service(Part.BILLING, launch, health, new Archives.Running(program, List.of()));
    }

    private Launch launch(List<String> command) {
        return new Launch(
                "billing-service",
                command,
                Map.of("PATH", "/usr/bin:/bin"),
                LogFile.in(directory, "billing-service"));
    }
}
