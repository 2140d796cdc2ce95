package io.getinference.conformance;

import static io.getinference.conformance.AnthropicBench.HAIKU;
import static io.getinference.conformance.AnthropicBench.HAIKU_SERVED;
import static io.getinference.conformance.AnthropicBench.OLD_VERSION;
import static io.getinference.conformance.AnthropicBench.ask;
import static io.getinference.conformance.AnthropicBench.asking;
import static io.getinference.conformance.AnthropicBench.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.core.JsonValue;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.Usage;

import io.getinference.simulator.bill.BillEntry;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

/** anthropic-java: text answers, counts, versions, bills. */
@Timeout(60)
class AnthropicAnswerTest {
    @AutoClose private final AnthropicBench bench = new AnthropicBench();

    @Test
    @Proves(Capability.PLAIN)
    void answersPlainlyAndEveryFieldIsValid() {
        Message message = bench.answer("Hello [[sim: text=\"Good day, wörld ✓\"]]").validate();
        assertThat(text(message)).isEqualTo("Good day, wörld ✓");
        assertThat(message.model().asString()).isEqualTo(HAIKU_SERVED);
        assertThat(message.stopReason()).contains(StopReason.END_TURN);
        assertThat(message.id()).isEqualTo("msg_" + bench.bills().getFirst().id());
    }

    @Test
    @Proves(Capability.PLAIN)
    void tellsTheRequestIdInItsHeader() {
        try (var raw = bench.client.messages().withRawResponse().create(ask("Hello"))) {
            assertThat(raw.parse().id()).startsWith("msg_");
            assertThat(raw.requestId()).contains("req_" + bench.bills().getFirst().id());
            assertThat(raw.headers().values("anthropic-organization-id")).isNotEmpty();
        }
    }

    @Test
    @Proves(Capability.STREAM)
    void streamsWhatItAnswersPlainly() {
        Message plain = bench.answer("Tell me of the sea");
        Message streamed = bench.streamed(ask("Tell me of the sea")).validate();
        assertThat(text(streamed)).isEqualTo(text(plain)).isNotEmpty();
        assertThat(streamed.stopReason()).isEqualTo(plain.stopReason());
        assertThat(streamed.usage().outputTokens()).isEqualTo(plain.usage().outputTokens());
        assertThat(streamed.usage().inputTokens()).isEqualTo(plain.usage().inputTokens());
    }

    @Test
    @Proves(Capability.STREAM)
    void everyEventIsValidAndInItsOrder() {
        List<RawMessageStreamEvent> events =
                bench.events(ask("Hello")).stream().map(RawMessageStreamEvent::validate).toList();
        assertThat(events.getFirst().isMessageStart()).isTrue();
        assertThat(events.get(1).isContentBlockStart()).isTrue();
        assertThat(events.stream().filter(RawMessageStreamEvent::isContentBlockDelta))
                .hasSizeGreaterThan(5);
        assertThat(events.get(events.size() - 2).isMessageDelta()).isTrue();
        assertThat(events.getLast().isMessageStop()).isTrue();
    }

    @Test
    @Proves(Capability.FINISH)
    void endsAtTheLimitOrAtAStopSequenceAndSaysSo() {
        Message cut = bench.client.messages().create(asking(HAIKU, "Hi").maxTokens(5).build());
        assertThat(cut.stopReason()).contains(StopReason.MAX_TOKENS);
        assertThat(cut.usage().outputTokens()).isEqualTo(5);
        MessageCreateParams stopped =
                asking(HAIKU, "[[sim: text=\"one two three\"]]").addStopSequence(" three").build();
        for (Message message :
                List.of(bench.client.messages().create(stopped), bench.streamed(stopped))) {
            assertThat(text(message)).isEqualTo("one two");
            assertThat(message.stopReason()).contains(StopReason.STOP_SEQUENCE);
            assertThat(message.stopSequence()).contains(" three");
        }
    }

    @Test
    @Proves(Capability.FINISH)
    void refusesWithDetails() {
        Message message = bench.streamed(ask("Hi [[sim: refusal]]"));
        assertThat(message.stopReason()).contains(StopReason.REFUSAL);
        assertThat(message.stopDetails()).isPresent();
        assertThat(bench.bills().getFirst().billed().output()).isZero();
    }

    @Test
    @Proves(Capability.COUNT)
    void countsWhatItLaterBills() {
        var count =
                bench.client
                        .messages()
                        .countTokens(
                                MessageCountTokensParams.builder()
                                        .model(HAIKU)
                                        .system("Be brief.")
                                        .addUserMessage("How long is this?")
                                        .build());
        Message message =
                bench.client
                        .messages()
                        .create(asking(HAIKU, "How long is this?").system("Be brief.").build());
        assertThat(count.validate().inputTokens())
                .isEqualTo(message.usage().inputTokens())
                .isPositive();
        assertThat(bench.bills().getFirst().operation()).isEqualTo("count");
    }

    @Test
    @Proves(Capability.VERSIONS)
    void theNewVersionRefusesATemperatureWhichTheOldOneTakes() {
        MessageCreateParams warm =
                asking(HAIKU, "Hello")
                        .putAdditionalBodyProperty("temperature", JsonValue.from(0.5))
                        .build();
        assertThatThrownBy(() -> bench.client.messages().create(warm))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refused ->
                                assertThat(refused.apiMessage())
                                        .contains("temperature: Extra inputs are not permitted"));
        var old = bench.with(b -> b.replaceHeaders("anthropic-version", OLD_VERSION));
        assertThat(text(old.messages().create(warm))).isNotEmpty();
    }

    @Test
    @Proves(Capability.VERSIONS)
    void takesTheKeyAsABearerTokenToo() {
        var bearer = bench.with(b -> b.apiKey((String) null).authToken("token"));
        assertThat(text(bearer.messages().create(ask("Hello")))).isNotEmpty();
        var wrong = bench.with(b -> b.apiKey("bad-key"));
        assertThatThrownBy(() -> wrong.messages().create(ask("Hello")))
                .isInstanceOf(UnauthorizedException.class);
    }

    @Test
    @Proves(Capability.BILL)
    void usageEqualsTheBillEntryByEntry() {
        MessageCreateParams asked = ask("Count me [[sim: tokens=33]]");
        List<Usage> told =
                List.of(
                        bench.client.messages().create(asked).usage(),
                        bench.streamed(asked).usage(),
                        bench.streamed(asking(HAIKU, "Hi").maxTokens(7).build()).usage());
        List<BillEntry> bills = bench.bills();
        assertThat(bills).hasSize(told.size());
        for (int i = 0; i < told.size(); i++) {
            Billed.as(bills.get(i), told.get(i));
        }
    }
}
