package io.getinference.gateway.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.Tally;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.time.Duration;

/** Whoever hangs up, or reads so slowly that it might as well, changes nothing about the charge. */
class GoneCallerTest {

    private final PipelineFixture fixture = new PipelineFixture();
    private final ScriptedProvider provider = fixture.provider;

    @Test
    void readsTheAnswerToItsEndAndChargesItWhenTheCallerIsGone() throws IOException {
        provider.says("Hel", "lo");
        fixture.callerHangsUp();
        fixture.post(PipelineFixture.streamed(""));
        assertThat(fixture.journal.all(UsageRecorded.class).getFirst().outcome())
                .isEqualTo(Outcome.DRAINED);
        assertThat(fixture.authority.granted()).isEqualTo(new Money(30));
    }

    @Test
    void countsACallerWhoReadsTooSlowlyAsGone() throws IOException {
        provider.says("Hel", "lo");
        fixture.callerSlowMax(Duration.ZERO);
        String body = stream("");
        assertThat(body).doesNotContain("[DONE]");
        assertThat(fixture.journal.all(UsageRecorded.class).getFirst().outcome())
                .isEqualTo(Outcome.DRAINED);
        assertThat(fixture.authority.granted()).isEqualTo(new Money(30));
    }

    @ParameterizedTest
    @CsvSource({"0, PT1M", "1, PT0S"})
    void hangsUpWhereThereIsNoRoomOrTimeToDrainAndChargesWhatIsKnown(int atOnce, Duration time)
            throws IOException {
        provider.says("x".repeat(40), "y".repeat(4_000));
        provider.tally = new Tally(Usage.of(10, 1), ScriptedProvider.MODEL, true, false, true);
        fixture.drains(atOnce, time);
        fixture.callerHangsUp();
        fixture.post(PipelineFixture.streamed(""));
        UsageRecorded fact = fixture.journal.all(UsageRecorded.class).getFirst();
        assertThat(fact.outcome()).isEqualTo(Outcome.DRAINED);
        assertThat(fact.estimated()).isTrue();
        assertThat(fact.usage()).isEqualTo(Usage.of(10, 5));
        assertThat(fixture.authority.granted()).isEqualTo(new Money(15));
        assertThat(provider.closed).isEqualTo(1);
    }

    @Test
    void givesItsPlaceBackWhenADrainIsOver() throws IOException {
        provider.tally = new Tally(Usage.of(10, 1), ScriptedProvider.MODEL, true, false, true);
        fixture.callerHangsUp();
        for (int call = 0; call < 2; call++) {
            provider.says("x".repeat(40), "y".repeat(40));
            fixture.post(PipelineFixture.streamed(""));
        }
        assertThat(fixture.journal.all(UsageRecorded.class))
                .extracting(UsageRecorded::usage)
                .containsExactly(Usage.of(10, 10), Usage.of(10, 10));
    }

    private String stream(String more) throws IOException {
        return fixture.post(PipelineFixture.streamed(more)).getContentAsString();
    }
}
