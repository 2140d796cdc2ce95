package io.getinference.gateway.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.RateLimits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;

import java.io.IOException;
import java.time.Duration;

/** What a caller is told about how fast its key may be used. */
class RatesOfACallerTest {

    private final PipelineFixture fixture = new PipelineFixture();

    @Test
    void everyAnswerSaysHowTheKeyStandsUnderItsLimits() throws IOException {
        fixture.rates(new RateLimits(60L, 240_000L, 4L));
        fixture.provider.says("Hello");
        MockHttpServletResponse response = post();
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("x-ratelimit-limit-requests")).isEqualTo("60");
        assertThat(response.getHeader("x-ratelimit-remaining-requests")).isEqualTo("4");
        assertThat(response.getHeader("x-ratelimit-reset-requests")).endsWith("s");
        assertThat(response.getHeader("x-ratelimit-limit-tokens")).isEqualTo("240000");
        assertThat(Integer.parseInt(response.getHeader("x-ratelimit-remaining-tokens")))
                .isBetween(9_500, 9_900);
        assertThat(response.getHeader("x-ratelimit-limit-concurrent")).isEqualTo("4");
        assertThat(response.getHeader("x-ratelimit-remaining-concurrent")).isEqualTo("3");
    }

    @Test
    void saysNothingOfLimitsThatTheKeyDoesNotHave() throws IOException {
        fixture.rates(new RateLimits(null, null, 4L));
        fixture.provider.says("Hello");
        assertThat(post().getHeaderNames())
                .filteredOn(name -> name.startsWith("x-ratelimit"))
                .containsExactlyInAnyOrder(
                        "x-ratelimit-limit-concurrent", "x-ratelimit-remaining-concurrent");
    }

    @Test
    void aRefusalSaysWhichLimitAndWhenToComeBack() throws IOException {
        fixture.rates(new RateLimits(1L, null, null));
        fixture.provider.says("Hello");
        assertThat(post().getStatus()).isEqualTo(200);
        MockHttpServletResponse refused = post();
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getContentAsString())
                .contains(
                        "\"type\":\"requests\"",
                        "\"code\":\"rate_limit_exceeded\"",
                        "for this API key: 1 requests per minute.",
                        "try again in 59s.");
        assertThat(refused.getHeader("Retry-After")).isEqualTo("59");
        assertThat(refused.getHeader("retry-after-ms")).isEqualTo("59000");
        assertThat(refused.getHeader("x-ratelimit-limit-requests")).isEqualTo("1");
        assertThat(refused.getHeader("x-ratelimit-remaining-requests")).isEqualTo("0");
    }

    @Test
    void tokensThatWereUsedAreCountedAndNotThoseThatWereAskedFor() throws IOException {
        fixture.rates(new RateLimits(null, 24_000L, null));
        fixture.provider.says("Hello");
        assertThat(post(",'max_tokens':3000").getStatus()).isEqualTo(200);
        fixture.provider.says("Hello");
        MockHttpServletResponse next = post();
        assertThat(next.getStatus()).isEqualTo(200);
        assertThat(Integer.parseInt(next.getHeader("x-ratelimit-remaining-tokens")))
                .isBetween(600, 1_000);
    }

    @Test
    void aLimitOfTokensIsOfThatType() throws IOException {
        fixture.rates(new RateLimits(null, 24L, null));
        fixture.provider.says("Hello");
        assertThat(post().getStatus()).isEqualTo(200);
        assertThat(post().getContentAsString())
                .contains("\"type\":\"tokens\"", "24 tokens per minute.");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "1, 1ms",
        "120, 120ms",
        "1000, 1s",
        "1500, 1.5s",
        "1050, 1.05s",
        "60000, 1m0s",
        "360000, 6m0s",
        "61001, 1m1.001s"
    })
    void timesAreWrittenAsOpenAiDoes(long millis, String text) {
        assertThat(RateHeaders.text(Duration.ofMillis(millis))).isEqualTo(text);
    }

    private MockHttpServletResponse post() throws IOException {
        return post("");
    }

    private MockHttpServletResponse post(String more) throws IOException {
        return fixture.post(
                "{'model':'m','messages':[{'role':'user','content':'Hi'}]" + more + "}");
    }
}
