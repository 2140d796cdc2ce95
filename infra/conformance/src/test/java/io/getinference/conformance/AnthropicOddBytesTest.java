package io.getinference.conformance;

import static io.getinference.conformance.AnthropicBench.HAIKU;
import static io.getinference.conformance.AnthropicBench.ask;
import static io.getinference.conformance.AnthropicBench.asking;
import static io.getinference.conformance.AnthropicBench.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.errors.AnthropicInvalidDataException;
import com.anthropic.errors.AnthropicIoException;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.OverloadedException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.EnforcedSpendLimitReachedException;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.StopReason;

import io.getinference.simulator.bill.BillEntry;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** anthropic-java: bytes, errors and contents as they should not be. */
@Timeout(60)
class AnthropicOddBytesTest {
    private static final MessageCreateParams ASKED =
            ask("Hello [[sim: text=\"wörld ✓ 😀 one two\"]]");

    @AutoClose private final AnthropicBench bench = new AnthropicBench();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "split:bytes",
                "split:characters",
                "spaceless",
                "comments",
                "big_event:2:65536"
            })
    @Proves(Capability.GARBAGE)
    void oddButLegalBytesChangeNothing(String fault) {
        bench.next(fault);
        Message message = bench.streamed(ASKED);
        assertThat(text(message)).isEqualTo("wörld ✓ 😀 one two");
        assertThat(message.stopReason()).contains(StopReason.END_TURN);
        assertThat(bench.bills().getFirst().complete()).isTrue();
    }

    @Test
    @Proves(Capability.GARBAGE)
    void anEventThatIsNoJsonIsInvalidData() {
        bench.next("garbage:3", "garbage");
        assertThatThrownBy(() -> bench.events(ASKED))
                .isInstanceOf(AnthropicInvalidDataException.class);
        assertThatThrownBy(() -> bench.client.messages().create(ASKED))
                .isInstanceOf(AnthropicInvalidDataException.class);
        assertThat(bench.bills()).hasSize(2);
    }

    @Test
    @Proves(Capability.SILENT_END)
    void halfAnEventAtTheEndIsDroppedInSilence() {
        bench.next("half:6");
        MessageAccumulator accumulator = MessageAccumulator.create();
        bench.events(ASKED).forEach(accumulator::accumulate);
        assertThatThrownBy(accumulator::message).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Proves(Capability.GARBAGE)
    void aBodyShorterThanAnnouncedIsNotNoticedWhenItsJsonIsWhole() {
        bench.next("length:16:shorter");
        assertThat(text(bench.client.messages().create(ASKED))).contains("wörld ✓");
    }

    @Test
    @Proves(Capability.GARBAGE)
    void anErrorUnderStatus200IsAMessageWithoutFields() {
        bench.next("ok_error:500");
        Message message = bench.client.messages().create(ASKED);
        assertThatThrownBy(message::content).isInstanceOf(AnthropicInvalidDataException.class);
        bench.next("ok_error:500");
        assertThat(bench.events(ASKED)).isEmpty();
    }

    @Test
    @Proves(Capability.GZIP)
    void aCompressedAnswerIsRead() {
        bench.next("gzip", "gzip");
        assertThat(text(bench.client.messages().create(ASKED))).contains("wörld ✓");
        assertThat(text(bench.streamed(ASKED))).contains("wörld ✓");
    }

    @Test
    @Proves(Capability.GZIP)
    void aWrongHeaderMakesItInvalid() {
        bench.next("gzip:missing", "gzip:wrong");
        assertThatThrownBy(() -> bench.client.messages().create(ASKED))
                .isInstanceOf(AnthropicInvalidDataException.class);
        assertThatThrownBy(() -> bench.client.messages().create(ASKED))
                .isInstanceOfAny(AnthropicInvalidDataException.class, AnthropicIoException.class);
    }

    @Test
    @Proves(Capability.ERRORS)
    void anErrorCodeHasAnExceptionOfItsOwn() {
        var once = bench.with(builder -> builder.maxRetries(0));
        bench.next("429::enforced_spend_limit_reached");
        var limit =
                catchThrowableOfType(
                        EnforcedSpendLimitReachedException.class,
                        () -> once.messages().create(ASKED));
        assertThat(limit.statusCode()).isEqualTo(429);
        assertThat(limit.errorCode()).contains("enforced_spend_limit_reached");
    }

    @Test
    @Proves(Capability.ERRORS)
    void anArrayOrAnEmptyBodyIsKeptWithoutAType() {
        var once = bench.with(builder -> builder.maxRetries(0));
        bench.next("array_error:429", "page:413:empty");
        AnthropicServiceException array =
                catchThrowableOfType(RateLimitException.class, () -> once.messages().create(ASKED));
        assertThat(array.type()).isEmpty();
        AnthropicServiceException empty =
                catchThrowableOfType(
                        AnthropicServiceException.class, () -> once.messages().create(ASKED));
        assertThat(empty.statusCode()).isEqualTo(413);
        assertThat(empty.body().isMissing()).isTrue();
    }

    @Test
    @Proves(Capability.RETRIES)
    void theServersWordOnRetryingWins() {
        bench.next("400:::true", "400:::true", "400:::true");
        assertThatThrownBy(() -> bench.client.messages().create(ASKED))
                .isInstanceOf(BadRequestException.class);
        assertThat(bench.bills()).hasSize(3);
        bench.next("529:::false");
        assertThatThrownBy(() -> bench.client.messages().create(ASKED))
                .isInstanceOf(OverloadedException.class);
        assertThat(bench.bills()).hasSize(4);
    }

    @Test
    @Proves(Capability.CUT)
    void aRefusedConnectionIsRetried() {
        bench.next("refuse:0:1");
        assertThat(text(bench.client.messages().create(ASKED))).isNotEmpty();
        assertThat(bench.bills().getLast().status()).isEqualTo(200);
        assertThat(bench.waits).isNotEmpty();
    }

    @Test
    @Proves(Capability.BILL)
    void anAnswerOfAnotherModelIsBilledAsThatModel() {
        bench.next("other_model");
        Message message = bench.client.messages().create(asking(HAIKU, "Hello").build());
        BillEntry bill = bench.bills().getLast();
        assertThat(message.model().asString())
                .isEqualTo(bill.modelServed())
                .doesNotStartWith(HAIKU);
    }
}
