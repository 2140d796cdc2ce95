package io.getinference.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.getinference.common.access.PlatformToken;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.lease.Limit;
import io.getinference.common.lease.LimitLeft;
import io.getinference.common.money.Money;
import io.getinference.gateway.journal.InMemoryJournal;
import io.getinference.gateway.journal.Journal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.RestClient;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** In front of a metering that answers as a test says. */
class MeteringAuthorityTest {

    private static final PlatformToken TOKEN = new PlatformToken("token-of-the-test-platform");
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final LeaseSet MESSAGE =
            new LeaseSet(
                    AccountId.next(),
                    KeyId.next(),
                    new LifeId(GatewayId.next(), 3),
                    17,
                    new Money(500),
                    new Money(200));
    private static final LeaseAnswer GRANTED =
            new LeaseAnswer(
                    17,
                    new Money(400),
                    new Money(100),
                    false,
                    List.of(new LimitLeft(Limit.ACCOUNT_CREDIT, new Money(-5), new Money(1_000))));

    private final InMemoryJournal journal = new InMemoryJournal();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch silence = new CountDownLatch(1);
    private HttpServer metering;
    private int status = 200;
    private String body = Wire.JSON.writeValueAsString(GRANTED);
    private boolean silent;

    @BeforeEach
    void start() throws IOException {
        metering = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        metering.setExecutor(threads);
        metering.createContext("/", this::answer);
        metering.start();
    }

    @AfterEach
    void stop() {
        silence.countDown();
        metering.stop(0);
        threads.close();
    }

    @Test
    void readsTheRowThatItHasJustWritten() throws Exception {
        assertThat(authority(journal).ask(MESSAGE)).isEqualTo(GRANTED);
        assertThat(journal.all(LeaseSet.class)).containsExactly(MESSAGE);
        assertThat(asked)
                .singleElement(STRING)
                .matches(
                        "GET /internal/accounts/%s/leases/%s/%s\\?number=17&wait_ms=(300|2..) %s"
                                .formatted(
                                        MESSAGE.account(),
                                        MESSAGE.life(),
                                        MESSAGE.key(),
                                        TOKEN.authorization()));
    }

    @Test
    void writesBeforeItReads() throws Exception {
        Journal watched =
                (event, id) -> {
                    assertThat(asked).isEmpty();
                    assertThat(id).isEqualTo(MESSAGE.life() + "/" + MESSAGE.key() + "/lease/17");
                    return CompletableFuture.completedFuture(0L);
                };
        assertThat(authority(watched).ask(MESSAGE)).isEqualTo(GRANTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 404, 500, 502, 503})
    void knowsNothingWhenMeteringDoesNotSayOk(int answered) {
        status = answered;
        body = "{\"title\":\"not now\"}";
        assertUnavailable(authority(journal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "<html>", "{\"number\":17}"})
    void knowsNothingWhenMeteringAnswersNoLease(String answered) {
        body = answered;
        assertUnavailable(authority(journal));
    }

    @Test
    void knowsNothingWhenMeteringIsSilentForTooLong() {
        silent = true;
        assertUnavailable(authority(journal));
    }

    @Test
    void knowsNothingWhenMeteringIsDown() {
        metering.stop(0);
        assertUnavailable(authority(journal));
    }

    @Test
    void asksNobodyWhenTheJournalDidNotTakeTheMessage() {
        journal.failing(true);
        assertUnavailable(authority(journal));
        assertUnavailable(authority((event, id) -> new CompletableFuture<>()));
        assertThat(asked).isEmpty();
    }

    @Test
    void tellsWithoutWaitingAndWithoutFailing() {
        assertThatCode(() -> authority((event, id) -> new CompletableFuture<>()).tell(MESSAGE))
                .doesNotThrowAnyException();
        journal.failing(true);
        assertThat(authority(journal).tell(MESSAGE)).isCompletedExceptionally();
        journal.failing(false);
        assertThat(authority(journal).tell(MESSAGE)).isCompleted();
        assertThat(journal.all(LeaseSet.class)).containsExactly(MESSAGE);
        assertThat(asked).isEmpty();
    }

    private static void assertUnavailable(MeteringAuthority authority) {
        assertThatThrownBy(() -> authority.ask(MESSAGE)).isInstanceOf(BudgetUnavailable.class);
    }

    /** With the client as the application makes it. */
    private MeteringAuthority authority(Journal journal) {
        Duration answerMax = Duration.ofMillis(300);
        URI url = URI.create("http://127.0.0.1:" + metering.getAddress().getPort());
        MeteringInstances client =
                new MeteringConfiguration()
                        .meteringInstances(
                                RestClient.builder(),
                                new MeteringSettings(url, null, SHORT, SHORT, SHORT, SHORT),
                                TOKEN);
        return new MeteringAuthority(journal, client, answerMax);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(
                exchange.getRequestMethod()
                        + " "
                        + exchange.getRequestURI()
                        + " "
                        + Objects.requireNonNull(
                                exchange.getRequestHeaders().getFirst("Authorization")));
        if (silent) {
            awaitEnd();
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void awaitEnd() throws IOException {
        try {
            silence.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
