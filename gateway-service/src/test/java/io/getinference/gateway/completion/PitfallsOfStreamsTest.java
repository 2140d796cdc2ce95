package io.getinference.gateway.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.Finish;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Tally;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.List;

/** What callers of other gateways tripped over, from the first chunk to the bill. */
class PitfallsOfStreamsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PipelineFixture fixture = new PipelineFixture();
    private final ScriptedProvider provider = fixture.provider;

    @Test
    void pitfall13And12TheFirstChunkHasTheRoleAndEveryChunkADelta() throws IOException {
        provider.says("Hel", "lo");

        List<JsonNode> chunks = chunks();

        assertThat(chunks.getFirst().at("/choices/0/delta/role").asString()).isEqualTo("assistant");
        assertThat(chunks).allMatch(chunk -> chunk.at("/choices/0/delta").isObject());
        assertThat(chunks.stream().filter(chunk -> chunk.at("/choices/0/delta").has("role")))
                .hasSize(1);
        assertThat(chunks.stream().filter(chunk -> chunk.at("/choices/0/finish_reason").isString()))
                .containsExactly(chunks.getLast());
        assertThat(chunks.stream().map(chunk -> chunk.path("id").asString()).distinct()).hasSize(1);
    }

    @Test
    void pitfall14CallsAreNumberedFromZeroOnTheWireToo() throws IOException {
        provider.writes(new AnswerPart.Text(0, "Let me look."));
        provider.writes(new AnswerPart.Call(0, 0, "toolu_1", "weather"));
        provider.writes(new AnswerPart.Arguments(0, 0, "{}"));
        provider.writes(AnswerPart.Finished.with(Finish.TOOL_CALLS));

        List<JsonNode> fragments =
                chunks().stream()
                        .map(chunk -> chunk.at("/choices/0/delta/tool_calls/0"))
                        .filter(JsonNode::isObject)
                        .toList();

        assertThat(fragments)
                .containsExactly(
                        JSON.readTree(
                                """
                                {"index":0,"id":"toolu_1","type":"function",
                                "function":{"name":"weather","arguments":""}}
                                """),
                        JSON.readTree(
                                """
                                {"index":0,"function":{"arguments":"{}"}}
                                """));
    }

    @Test
    void pitfall6And19AnAnswerWhoseCallerIsGoneIsReadToItsUsageAndCharged() throws IOException {
        provider.says("Hel", "lo");
        fixture.callerHangsUp();

        fixture.post(PipelineFixture.streamed(""));

        UsageRecorded fact = fixture.journal.all(UsageRecorded.class).getFirst();
        assertThat(fact.outcome()).isEqualTo(Outcome.DRAINED);
        assertThat(fact.usage()).isEqualTo(provider.tally.usage());
        assertThat(fixture.authority.granted()).isEqualTo(new Money(30));
    }

    @Test
    void pitfall7AFailureAmidTheAnswerIsNoSuccessAndCostsTheCallerNothing() throws IOException {
        provider.writes(new AnswerPart.Text(0, "Hel"));
        provider.failsAtTheEnd = new ProviderFailure.Interrupted();
        provider.tally = new Tally(Usage.of(10, 1), ScriptedProvider.MODEL, true, false, true);

        String body = fixture.post(PipelineFixture.streamed("")).getContentAsString();

        assertThat(body).contains("\"error\":{").doesNotContain("[DONE]", "\"error\":null");
        assertThat(fixture.journal.all(UsageRecorded.class).getFirst().outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(fixture.authority.granted()).isEqualTo(Money.ZERO);
    }

    private List<JsonNode> chunks() throws IOException {
        return fixture.post(PipelineFixture.streamed(""))
                .getContentAsString()
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> JSON.readTree(line.substring("data: ".length())))
                .toList();
    }
}
