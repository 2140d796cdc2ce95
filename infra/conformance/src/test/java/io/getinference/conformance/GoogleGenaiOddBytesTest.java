package io.getinference.conformance;

import static io.getinference.conformance.GoogleGenaiBench.AS_IS;
import static io.getinference.conformance.GoogleGenaiBench.FLASH;
import static io.getinference.conformance.GoogleGenaiBench.LITE;
import static io.getinference.conformance.GoogleGenaiBench.text;
import static io.getinference.conformance.GoogleGenaiBench.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.genai.errors.ApiException;
import com.google.genai.errors.ClientException;
import com.google.genai.errors.GenAiIOException;
import com.google.genai.types.FinishReason;
import com.google.genai.types.GenerateContentResponse;

import io.getinference.simulator.bill.BillEntry;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** google-genai: bytes, errors and contents as they should not be. */
@Timeout(60)
class GoogleGenaiOddBytesTest {
    private static final String ASKED = "Hello [[sim: text=\"wörld ✓ 😀 one two\"]]";

    @AutoClose private final GoogleGenaiBench bench = new GoogleGenaiBench();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "split:bytes",
                "split:characters",
                "spaceless",
                "comments",
                "big_event:0:65536"
            })
    @Proves(Capability.GARBAGE)
    void oddButLegalBytesChangeNothing(String fault) {
        bench.next(fault);
        assertThat(text(bench.chunks(ASKED))).isEqualTo("wörld ✓ 😀 one two");
        assertThat(bench.bills().getFirst().complete()).isTrue();
    }

    @Test
    @Proves(Capability.GARBAGE)
    void anEventThatIsNoJsonBreaksTheStream() {
        bench.next("garbage:1", "garbage");
        assertThatThrownBy(() -> bench.chunks("Hello [[sim: tokens=400]]"))
                .isInstanceOf(GenAiIOException.class);
        assertThatThrownBy(() -> bench.answer(ASKED)).isInstanceOf(GenAiIOException.class);
    }

    @Test
    @Proves(Capability.SILENT_END)
    void halfAnEventAtTheEndIsTakenForOneAndIsNoJson() {
        bench.next("half:1");
        assertThatThrownBy(() -> bench.chunks("Hello [[sim: tokens=400]]"))
                .isInstanceOf(GenAiIOException.class);
    }

    @Test
    @Proves(Capability.GARBAGE)
    void aBodyShorterThanAnnouncedIsAnIoException() {
        bench.next("length:16:shorter");
        assertThatThrownBy(() -> bench.answer(ASKED)).isInstanceOf(GenAiIOException.class);
    }

    @Test
    @Proves(Capability.GARBAGE)
    void anErrorUnderStatus200IsAnAnswerWithoutCandidates() {
        bench.next("ok_error:500");
        assertThat(bench.answer(ASKED).candidates()).isEmpty();
        bench.next("ok_error:503");
        assertThatThrownBy(() -> bench.chunks(ASKED))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(503));
    }

    @Test
    @Proves(Capability.GZIP)
    void aCompressedAnswerIsRead() {
        bench.next("gzip", "gzip");
        assertThat(text(bench.answer(ASKED))).contains("wörld ✓");
        assertThat(text(bench.chunks(ASKED))).contains("wörld ✓");
    }

    @Test
    @Proves(Capability.GZIP)
    void aWrongHeaderMakesItUnreadable() {
        bench.next("gzip:missing", "gzip:wrong");
        assertThatThrownBy(() -> bench.answer(ASKED)).isInstanceOf(GenAiIOException.class);
        assertThatThrownBy(() -> bench.answer(ASKED)).isInstanceOf(GenAiIOException.class);
    }

    @Test
    @Proves(Capability.ERRORS)
    void anErrorInAnArrayHasNoMessage() {
        bench.next("array_error:400");
        ClientException failure =
                catchThrowableOfType(ClientException.class, () -> bench.answer(ASKED));
        assertThat(failure.code()).isEqualTo(400);
        assertThat(failure.message()).isEmpty();
    }

    @Test
    @Proves(Capability.FINISH)
    void aMalformedCallIsAnExceptionOfTheTextAndNotOfTheCall() {
        bench.next("malformed_call");
        GenerateContentResponse answer = bench.answer(ASKED);
        assertThat(answer.finishReason().knownEnum())
                .isEqualTo(FinishReason.Known.MALFORMED_FUNCTION_CALL);
        assertThatThrownBy(answer::text).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Proves(Capability.CUT)
    void aRefusedConnectionIsRetried() {
        bench.next("refuse:0:1");
        assertThat(text(bench.answer(ASKED))).isNotEmpty();
        assertThat(bench.bills().getLast().status()).isEqualTo(200);
    }

    @Test
    @Proves(Capability.BILL)
    void aTotalThatIsNoSumIsHandedOn() {
        bench.next("odd_usage");
        var usage = usage(bench.answer(FLASH, ASKED, AS_IS));
        BillEntry bill = bench.bills().getLast();
        assertThat(usage.totalTokenCount())
                .contains(bill.billed().input() + bill.billed().output() + 7);
    }

    @Test
    @Proves(Capability.BILL)
    void anAnswerOfAnotherModelIsBilledAsThatModel() {
        bench.next("other_model");
        GenerateContentResponse answer = bench.answer(ASKED);
        assertThat(answer.modelVersion()).contains(bench.bills().getLast().modelServed());
        assertThat(answer.modelVersion().orElseThrow()).isNotEqualTo(LITE);
    }

    @Test
    @Proves(Capability.BILL)
    void usageMayBeMissing() {
        bench.next("no_usage");
        assertThat(bench.answer(ASKED).usageMetadata()).isEmpty();
        assertThat(bench.bills().getLast().billed().output()).isPositive();
    }
}
