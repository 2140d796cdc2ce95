package io.getinference.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class MeteringInstancesTest {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<StubMetering> stubs = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();

    @AfterEach
    void close() {
        stubs.forEach(StubMetering::close);
    }

    @Test
    void asksTheNextWhenOneIsDown() throws Exception {
        StubMetering dead = stub(StubMetering.answering(200));
        StubMetering alive = stub(StubMetering.answering(200));
        MeteringInstances instances = instances(dead, alive);
        dead.close();
        assertThat(ask(instances)).isEqualTo(200);
        assertThat(alive.asked()).isOne();
    }

    @Test
    void asksTheNextWhenOneSaysUnavailable() throws Exception {
        StubMetering stopping = stub(StubMetering.answering(503));
        StubMetering alive = stub(StubMetering.answering(200));
        MeteringInstances instances = instances(stopping, alive);
        for (int i = 0; i < 4; i++) {
            assertThat(ask(instances)).isEqualTo(200);
        }
        assertThat(alive.asked()).isEqualTo(4);
        assertThat(stopping.asked()).isEqualTo(2);
    }

    @Test
    void leavesTheNextItsTurnWhenOneIsSilentAndSkipsThatOneForAWhile() throws Exception {
        StubMetering paused = stub(StubMetering.silent());
        StubMetering alive = stub(StubMetering.answering(200));
        MeteringInstances instances = instances(paused, alive);
        for (int i = 0; i < 5; i++) {
            assertThat(ask(instances)).isEqualTo(200);
        }
        assertThat(paused.asked()).isOne();
        assertThat(waits.getFirst()).isLessThanOrEqualTo(ANSWER_MAX.dividedBy(2));
    }

    @Test
    void asksASkippedOneWhenNobodyElseKnows() throws Exception {
        StubMetering resumed = stub(StubMetering.silent());
        StubMetering other = stub(StubMetering.answering(200));
        MeteringInstances instances = instances(resumed, other);
        assertThat(ask(instances)).isEqualTo(200);
        other.nowAnswering(503);
        resumed.nowAnswering(200);
        assertThat(ask(instances)).isEqualTo(200);
        assertThat(resumed.asked()).isEqualTo(2);
    }

    @Test
    void keepsAskingWithinTheAnswerTimeUntilOneKnows() throws Exception {
        StubMetering moving = stub(StubMetering.unavailable(3));
        assertThat(ask(instances(moving))).isEqualTo(200);
        assertThat(moving.asked()).isEqualTo(4);
    }

    @Test
    void endsWithinTheAnswerTimeWhenAllAreSilent() throws Exception {
        MeteringInstances instances =
                instances(stub(StubMetering.silent()), stub(StubMetering.silent()));
        long start = System.nanoTime();
        assertThatThrownBy(() -> ask(instances)).isInstanceOf(ResourceAccessException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(ANSWER_MAX.plus(SHORT.multipliedBy(3)));
    }

    @Test
    void asksNobodyElseWhenTheQuestionIsWrong() throws Exception {
        StubMetering other = stub(StubMetering.answering(200));
        MeteringInstances instances = instances(stub(StubMetering.answering(400)), other);
        assertThatThrownBy(() -> ask(instances)).isInstanceOf(HttpClientErrorException.class);
        assertThat(other.asked()).isZero();
    }

    @Test
    void asksTheOneBaseUrlWhereNoListIsGiven() {
        URI one = URI.create("http://metering");
        assertThat(settings(one, null).instances()).containsExactly(one);
        assertThat(settings(one, List.of()).instances()).containsExactly(one);
        URI two = URI.create("http://other");
        assertThat(settings(one, List.of(two)).instances()).containsExactly(two);
    }

    private StubMetering stub(StubMetering stub) {
        stubs.add(stub);
        return stub;
    }

    private static MeteringInstances instances(StubMetering... stubs) {
        List<URI> urls = Stream.of(stubs).map(StubMetering::url).toList();
        return new MeteringInstances(
                RestClient.create(), settings(URI.create("http://127.0.0.1:1"), urls));
    }

    private static MeteringSettings settings(URI baseUrl, @Nullable List<URI> baseUrls) {
        return new MeteringSettings(baseUrl, baseUrls, SHORT, SHORT, LONG, Duration.ofMillis(20));
    }

    private int ask(MeteringInstances instances) throws InterruptedException {
        return instances.ask(
                (instance, wait) -> {
                    waits.add(wait);
                    HttpStatusCode status =
                            instance.get().uri("/x").retrieve().toBodilessEntity().getStatusCode();
                    return status.value();
                },
                ANSWER_MAX);
    }
}
