package io.getinference.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The simulator as the local launcher runs it. */
@Timeout(60)
class ProcessTest {
    private static final String LINE = "provider simulator listening on ";

    private static Process launch(String... arguments) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProviderSimulator.class.getName());
        builder.command().addAll(List.of(arguments));
        return builder.redirectErrorStream(true).start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Test
    void saysWhereItListensServesAndStopsOnSigterm() throws Exception {
        Process process = launch("--port=0", "--date=2026-11-22", "--speed=0");
        try (HttpClient client = HttpClient.newHttpClient()) {
            String line = output(process).readLine();
            assertThat(line).startsWith(LINE + "http://127.0.0.1:");
            URI health = URI.create(line.substring(LINE.length()) + "/__sim/health");
            var request = HttpRequest.newBuilder(health).build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            process.destroy();
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + 15);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void refusesToStartOnACommandLineThatItCannotRead() throws Exception {
        Process process = launch("--prot=0");
        assertThat(output(process).readLine()).contains("unknown option --prot=0");
        assertThat(process.waitFor()).isEqualTo(2);
    }
}
