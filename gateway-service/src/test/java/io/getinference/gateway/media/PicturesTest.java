package io.getinference.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;

import io.getinference.gateway.provider.Content;
import io.getinference.gateway.provider.Media;
import io.getinference.gateway.provider.Turn;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

class PicturesTest {

    private static final byte[] PNG =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAADElEQVR4nG"
                                    + "NgIB0AAABFAAGKjMQdAAAAAElFTkSuQmCC");
    private static final MediaSettings SETTINGS = settings(Duration.ofSeconds(5));

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        serve("/picture", PNG);
        serve("/text", "<html>".getBytes(StandardCharsets.UTF_8));
        serve("/large", new byte[5_000]);
        serve("/long-header", PNG, "x".repeat(2_000));
        serve("/many-headers", PNG, Collections.nCopies(30, "x").toArray(String[]::new));
        redirect("/moved", "/picture");
        redirect("/round", "/round");
        server.createContext(
                "/slow",
                exchange -> {
                    asked.incrementAndGet();
                    try {
                        over.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/picture", "/moved"})
    void aPictureIsFetchedAndKnownByItsBytes(String path) throws Exception {
        Content.Image image = (Content.Image) fetch(path).getFirst();

        assertThat(image.media()).isEqualTo(Media.of("image/png", PNG));
        assertThat(image.size()).isEqualTo(new Content.Pixels(2, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/text", "/large", "/long-header", "/many-headers", "/round", "/missing"})
    void whatIsNoPictureIsRefused(String path) {
        Pictures.Missing missing =
                catchThrowableOfType(Pictures.Missing.class, () -> fetch("/picture", path));

        assertThat(missing.field()).isEqualTo("field1");
    }

    @Test
    void aSlowOneIsCalledOff() {
        MediaSettings hasty = settings(Duration.ofMillis(200));

        assertThat(catchThrowableOfType(Pictures.Missing.class, () -> fetch(hasty, "/slow")))
                .hasMessageContaining("too long");
        assertThat(asked).hasValue(1);
    }

    @Test
    void tooManyAreRefusedBeforeAnyIsFetched() {
        assertThat(
                        catchThrowableOfType(
                                        Pictures.Missing.class,
                                        () -> fetch("/picture", "/moved", "/text", "/large"))
                                .field())
                .isEqualTo("field3");
        assertThat(asked).hasValue(0);
    }

    private static MediaSettings settings(Duration timeMax) {
        return new MediaSettings(
                DataSize.ofKilobytes(4), 3, timeMax, 2, 4, DataSize.ofKilobytes(1), 20);
    }

    private List<Content> fetch(String... paths) throws Exception {
        return fetch(SETTINGS, paths);
    }

    /** Where the guard's answer is that only this server may be asked. */
    private List<Content> fetch(MediaSettings settings, String... paths) throws Exception {
        PictureFetcher.Addresses here =
                new PictureFetcher.Addresses(
                        "http",
                        SystemDefaultDnsResolver.INSTANCE,
                        address -> address.getHostAddress().equals("127.0.0.1"));
        try (Pictures pictures = new Pictures(new PictureFetcher(settings, here), settings)) {
            List<Content> links = new ArrayList<>();
            for (String path : paths) {
                URI address =
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
                links.add(new Content.Linked(address, "field" + links.size()));
            }
            Turn.User fetched =
                    (Turn.User) pictures.fetched(turns(links.toArray(Content[]::new))).getFirst();
            return fetched.contents();
        }
    }

    private static List<Turn> turns(Content... contents) {
        return List.of(new Turn.User(List.of(contents)));
    }

    private void serve(String path, byte[] body, String... headers) {
        server.createContext(
                path,
                exchange -> {
                    asked.incrementAndGet();
                    exchange.getResponseHeaders().put("X-More", List.of(headers));
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private void redirect(String path, String to) {
        server.createContext(
                path,
                exchange -> {
                    exchange.getResponseHeaders().add("Location", to);
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                });
    }
}
