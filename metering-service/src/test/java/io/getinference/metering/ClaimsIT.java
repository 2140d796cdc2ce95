package io.getinference.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.common.claim.ClaimAnswer;
import io.getinference.common.claim.ClaimState;
import io.getinference.common.event.ClaimEnded;
import io.getinference.common.event.RequestClaimed;
import io.getinference.common.event.Wire;
import io.getinference.common.topic.Topic;
import io.getinference.metering.claim.ClaimFacts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Claims on a real Kafka, read as gateways read them. */
class ClaimsIT {

    @TempDir static Path dataDir;
    private static RunningMetering metering;
    private static JournalClient journal;

    private final Facts facts = Facts.fresh();

    @BeforeAll
    static void start() {
        metering = RunningMetering.start(dataDir).untilReady();
        journal = new JournalClient();
    }

    @AfterAll
    static void stop() {
        journal.close();
        metering.close();
    }

    @Test
    void ofManyWhoClaimAKeyAtOnceExactlyOneIsToldThatItHoldsIt() {
        List<RequestClaimed> claims = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            claims.add(ClaimFacts.claimed(facts, "order-17", "body"));
        }
        journal.writeTogether(List.copyOf(claims));
        long last = lastOffset();
        assertThat(claims)
                .filteredOn(claim -> answer(claim, last).holder().equals(claim.request()))
                .hasSize(1);
    }

    @Test
    void tellsTheHoldersAnswerToWhoComesLater() {
        RequestClaimed first = ClaimFacts.claimed(facts, "order-17", "body");
        RequestClaimed later = ClaimFacts.claimed(facts, "order-17", "body");
        journal.write(first, ClaimFacts.answered(first), later);
        ClaimAnswer answer = answer(later, lastOffset());
        assertThat(answer.holder()).isEqualTo(first.request());
        assertThat(answer.state()).isEqualTo(ClaimState.ANSWERED);
        assertThat(answer.answer()).isEqualTo(ClaimFacts.PLACE);
    }

    @Test
    void saysNothingBeforeTheClaimIsApplied() {
        RequestClaimed first = ClaimFacts.claimed(facts, "order-17", "body");
        assertThat(ask(first, 0, 50).getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        journal.write(first, ClaimEnded.released(first));
        long last = lastOffset();
        await().until(() -> ask(first, last, 1000).getStatusCode().is2xxSuccessful());
        assertThat(ask(first, last + 1, 50).getStatusCode())
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void refusesWhatIsNoQuestion() {
        RequestClaimed first = ClaimFacts.claimed(facts, "order-17", "body");
        assertThat(ask(first, -1, 0).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(
                        metering.get(
                                        "/internal/accounts/"
                                                + facts.account()
                                                + "/claims/xy?offset=1")
                                .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(metering.getWithoutToken(path(first, 0, 0)).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    /** The offset of the account's newest record. */
    private long lastOffset() {
        return JournalClient.committed(
                        Topic.ACCOUNT_JOURNAL, facts.account().value().getBytes(UTF_8))
                .getLast()
                .offset();
    }

    private static ClaimAnswer answer(RequestClaimed claim, long offset) {
        ResponseEntity<String> response = ask(claim, offset, 5000);
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
        return Wire.JSON.readValue(response.getBody(), ClaimAnswer.class);
    }

    private static ResponseEntity<String> ask(RequestClaimed claim, long offset, long waitMs) {
        return metering.get(path(claim, offset, waitMs));
    }

    private static String path(RequestClaimed claim, long offset, long waitMs) {
        return "/internal/accounts/%s/claims/%s?offset=%d&wait_ms=%d"
                .formatted(claim.account(), claim.claim(), offset, waitMs);
    }
}
