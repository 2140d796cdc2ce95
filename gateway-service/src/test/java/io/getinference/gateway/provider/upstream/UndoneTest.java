package io.getinference.gateway.provider.upstream;

import static io.getinference.gateway.provider.upstream.Bench.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.gateway.provider.ProviderFailure.Reason;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.OutputStream;
import java.time.Duration;

/** What is certain about a provider that gave no answer: asking it again might be paid twice. */
class UndoneTest {

    private static final String SAID = "{\"error\":{\"type\":\"busy\"}}";

    @Test
    void nothingWasBegunWhereNobodyListens() throws Exception {
        StandIn standIn = StandIn.saying("");
        standIn.close();

        assertThat(failure(standIn)).isEqualTo(new Unavailable(true, Duration.ZERO));
    }

    @Test
    void nobodyKnowsWhatBecameOfARequestThatWasSent() throws Exception {
        try (StandIn standIn = new StandIn(OutputStream::close)) {
            assertThat(failure(standIn)).isEqualTo(new Unavailable());
        }
    }

    @Test
    void nobodyKnowsWhatAProviderDoesThatSaysNothing() throws Exception {
        try (StandIn standIn = StandIn.saying("")) {
            assertThat(failure(standIn)).isEqualTo(new Unavailable());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "X-Some: 1, true, 0",
        "Retry-After: 2, true, 2",
        "X-Should-Retry: true, true, 0",
        "X-Should-Retry: false, false, 0"
    })
    void theApiItselfSaysThatItDidNotBegin(String header, boolean undone, int seconds)
            throws Exception {
        assertThat(failed(header, SAID))
                .isEqualTo(new Unavailable(undone, Duration.ofSeconds(seconds)));
    }

    @Test
    void aPageOfSomethingInBetweenDoesNotKnow() throws Exception {
        assertThat(failed("Content-Type: text/html", "<html>502</html>"))
                .isEqualTo(new Unavailable());
    }

    @Test
    void anErrorAsTheFirstEventIsTheApisWord() throws Exception {
        try (StandIn standIn = StandIn.saying(Bench.ok("data: " + SAID + "\n\n"))) {
            assertThat(failure(standIn)).isEqualTo(new Unavailable(true, Duration.ZERO));
        }
    }

    private static Reason failed(String header, String body) throws Exception {
        try (StandIn standIn =
                StandIn.saying(StandIn.response("503 Busy", header + "\r\n", body))) {
            return failure(standIn);
        }
    }
}
