package io.getinference.gateway.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Tally;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

import java.io.IOException;
import java.io.UnsupportedEncodingException;

/** When a completion's usage is safe, and what becomes of the completion where it is not. */
class UsageOfCompletionsTest {

    private final PipelineFixture fixture = new PipelineFixture();
    private final ScriptedProvider provider = fixture.provider;

    @Test
    void finishesAnAnswerWhoseUsageIsOnDiskWhileKafkaIsAway() throws IOException {
        provider.says("Hello");
        fixture.journal.failing(true);
        assertThat(stream("")).contains("[DONE]");
        assertThat(fixture.store.syncs()).isEqualTo(1);
        assertThat(fixture.authority.granted()).isEqualTo(new Money(30));
    }

    @Test
    void asksNoProviderBeforeTheRequestIsOnDisk() throws IOException {
        fixture.store.full(true);
        MockHttpServletResponse response = plain("");
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
        assertThat(response.getContentAsString()).contains("\"overloaded\"");
        assertThat(provider.capsSent).isEmpty();
        assertThat(fixture.authority.granted()).isEqualTo(Money.ZERO);
    }

    @Test
    void leavesNothingOnDiskOfARequestThatNobodyAnswered() throws IOException {
        provider.failsAtOnce = new ProviderFailure.Unavailable();
        plain("");
        assertThat(fixture.store.keys()).isEmpty();
    }

    @Test
    void anAnswerThatAStopBreaksOffIsTheHouses() throws IOException {
        provider.says("Hel", "lo");
        provider.tally = new Tally(Usage.of(10, 1), ScriptedProvider.MODEL, true, false, true);
        fixture.relays().stop();
        MockHttpServletResponse response = plain("");
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
        assertThat(response.getContentAsString()).contains("\"overloaded\"", "stopping");
        UsageRecorded fact = fixture.journal.all(UsageRecorded.class).getFirst();
        assertThat(fact.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(fact.estimated()).isTrue();
        assertThat(fixture.authority.granted()).isEqualTo(Money.ZERO);
    }

    @Test
    void finishesNoAnswerWhoseUsageIsNotDurable() throws IOException {
        provider.says("Hello");
        fixture.store.syncless(true);
        fixture.journal.failing(true);
        assertThat(stream("")).doesNotContain("[DONE]").contains("usage_not_recorded");
        provider.says("Hello");
        assertThat(plain("").getStatus()).isEqualTo(500);
    }

    @Test
    void recordsUsageBeforeTheAnswerIsFinishedAndChargesIt() throws IOException {
        provider.says("Hello");
        stream("");
        UsageRecorded fact = fixture.journal.all(UsageRecorded.class).getFirst();
        assertThat(fact.usage()).isEqualTo(Usage.of(10, 20));
        assertThat(fact.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(fact.number()).isEqualTo(1);
        assertThat(fact.attempt().firstAt()).isNotNull();
        assertThat(fixture.authority.granted()).isEqualTo(new Money(30));
    }

    private String stream(String more) throws IOException {
        return fixture.post(PipelineFixture.streamed(more)).getContentAsString();
    }

    private MockHttpServletResponse plain(String more)
            throws UnsupportedEncodingException, IOException {
        return fixture.post(
                "{'model':'m','messages':[{'role':'user','content':'Hi'}]" + more + "}");
    }
}
