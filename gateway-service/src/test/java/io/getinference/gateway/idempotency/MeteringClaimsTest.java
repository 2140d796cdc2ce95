package io.getinference.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.getinference.common.access.PlatformToken;
import io.getinference.common.claim.BodyHash;
import io.getinference.common.claim.ClaimAnswer;
import io.getinference.common.claim.ClaimId;
import io.getinference.common.claim.ClaimState;
import io.getinference.common.event.ClaimEnded;
import io.getinference.common.event.ClaimFact;
import io.getinference.common.event.RequestClaimed;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.RequestId;
import io.getinference.gateway.budget.BudgetFixture;
import io.getinference.gateway.journal.InMemoryJournal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** In front of a metering that answers as a test says. */
class MeteringClaimsTest {

    private static final KeyId KEY = KeyId.next();
    private static final RequestClaimed CLAIM =
            new RequestClaimed(
                    AccountId.next(),
                    KEY,
                    ClaimId.of(KEY, "order-17"),
                    BodyHash.of(new byte[0]),
                    new LifeId(GatewayId.next(), 3),
                    RequestId.next());
    private static final ClaimAnswer MINE =
            new ClaimAnswer(CLAIM.request(), CLAIM.body(), ClaimState.RUNNING, null);

    private final InMemoryJournal journal = new InMemoryJournal();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer metering;
    private int status = 200;
    private String body = Wire.JSON.writeValueAsString(MINE);

    @BeforeEach
    void start() throws IOException {
        metering = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        metering.createContext("/", this::answer);
        metering.start();
    }

    @AfterEach
    void stop() {
        metering.stop(0);
    }

    @Test
    void asksForTheClaimThatItHasJustWrittenByItsOffset() {
        var _ = journal.append(ClaimEnded.released(CLAIM), "an earlier record");
        assertThat(claims().claim(CLAIM)).isEqualTo(new ClaimHeard.Answered(MINE));
        assertThat(journal.all(RequestClaimed.class)).containsExactly(CLAIM);
        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith(
                        "/internal/accounts/%s/claims/%s?offset=1&wait_ms="
                                .formatted(CLAIM.account(), CLAIM.claim()));
    }

    @Test
    void saysThatAnAccountHasTooManyKeys() {
        status = 429;
        assertThat(claims().claim(CLAIM)).isInstanceOf(ClaimHeard.Full.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 404, 500, 503})
    void knowsNothingWhenMeteringDoesNotSayOk(int answered) {
        status = answered;
        assertThat(claims().claim(CLAIM)).isInstanceOf(ClaimHeard.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "<html>", "{\"state\":\"running\"}"})
    void knowsNothingWhenMeteringAnswersNoClaim(String answered) {
        body = answered;
        assertThat(claims().claim(CLAIM)).isInstanceOf(ClaimHeard.Unknown.class);
    }

    @Test
    void asksNobodyWhenTheJournalDidNotTakeTheClaim() {
        journal.failing(true);
        assertThat(claims().claim(CLAIM)).isInstanceOf(ClaimHeard.Unknown.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void writesTheEndToTheSameJournal() {
        assertThat(claims().end(ClaimEnded.released(CLAIM))).isCompleted();
        assertThat(journal.all(ClaimFact.class)).containsExactly(ClaimEnded.released(CLAIM));
    }

    private MeteringClaims claims() {
        URI url = URI.create("http://127.0.0.1:" + metering.getAddress().getPort());
        PlatformToken token = new PlatformToken("token-of-the-test-platform");
        return new MeteringClaims(
                journal, BudgetFixture.metering(url, token), Duration.ofMillis(300));
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
