package io.getinference.conformance;

import static io.getinference.conformance.GoogleGenaiBench.AS_IS;
import static io.getinference.conformance.GoogleGenaiBench.FLASH;
import static io.getinference.conformance.GoogleGenaiBench.LITE;
import static io.getinference.conformance.GoogleGenaiBench.text;
import static io.getinference.conformance.GoogleGenaiBench.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.genai.errors.ClientException;
import com.google.genai.types.BlockedReason;
import com.google.genai.types.Content;
import com.google.genai.types.FinishReason;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.Part;
import com.google.genai.types.ThinkingConfig;

import io.getinference.simulator.bill.BillEntry;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.LocalDate;
import java.util.List;

/** google-genai: text answers, thoughts, counts, versions, bills. */
@Timeout(60)
class GoogleGenaiAnswerTest {
    private static final GenerateContentConfig WITH_THOUGHTS =
            GenerateContentConfig.builder()
                    .thinkingConfig(
                            ThinkingConfig.builder().thinkingBudget(2048).includeThoughts(true))
                    .build();

    @AutoClose private final GoogleGenaiBench bench = new GoogleGenaiBench();

    @Test
    @Proves(Capability.PLAIN)
    void answersPlainly() {
        GenerateContentResponse answer = bench.answer("Hello [[sim: text=\"Good day, wörld ✓\"]]");
        assertThat(text(answer)).isEqualTo("Good day, wörld ✓");
        assertThat(answer.modelVersion()).contains(LITE);
        assertThat(answer.finishReason().knownEnum()).isEqualTo(FinishReason.Known.STOP);
        assertThat(answer.responseId()).contains(bench.bills().getFirst().id());
    }

    @Test
    @Proves(Capability.PLAIN)
    void aChatKeepsItsHistory() {
        var chat = bench.client.chats.create(LITE);
        assertThat(text(chat.sendMessage("My name is Ada. [[sim: text=\"Hello\"]]")))
                .isEqualTo("Hello");
        GenerateContentResponse second = chat.sendMessage("[[sim: text=\"Ada\"]]");
        assertThat(text(second)).isEqualTo("Ada");
        assertThat(chat.getHistory(true)).hasSize(4);
        assertThat(bench.bills().get(1).billed().input())
                .isGreaterThan(bench.bills().get(0).billed().input());
    }

    @Test
    @Proves(Capability.PLAIN)
    void aReroutedModelNamesItsSuccessor() {
        bench.simulator.clock().moveTo(LocalDate.of(2026, 12, 1));
        assertThat(bench.answer(FLASH, "Hello", AS_IS).modelVersion())
                .contains("gemini-3.5-flash-lite");
    }

    @Test
    @Proves(Capability.STREAM)
    void streamsWhatItAnswersPlainly() {
        GenerateContentResponse plain = bench.answer("Tell me of the sea");
        List<GenerateContentResponse> chunks = bench.chunks("Tell me of the sea");
        assertThat(chunks).hasSizeGreaterThan(1);
        assertThat(text(chunks)).isEqualTo(text(plain)).isNotEmpty();
        assertThat(usage(chunks.getLast()).totalTokenCount())
                .isEqualTo(usage(plain).totalTokenCount());
        assertThat(chunks.getLast().finishReason()).isEqualTo(plain.finishReason());
    }

    @Test
    @Proves(Capability.STREAM)
    void aChatStreamsAndKeepsItsHistory() {
        var chat = bench.client.chats.create(LITE);
        try (var stream = chat.sendMessageStream("Tell me of the sea")) {
            stream.forEach(chunk -> assertThat(text(chunk)).isNotEmpty());
        }
        assertThat(chat.getHistory(true)).hasSizeGreaterThan(1);
    }

    @Test
    @Proves(Capability.FINISH)
    void endsAtTheLimitAndSaysSo() {
        var five = GenerateContentConfig.builder().maxOutputTokens(5).build();
        GenerateContentResponse answer = bench.answer(LITE, "Hello", five);
        assertThat(answer.finishReason().knownEnum()).isEqualTo(FinishReason.Known.MAX_TOKENS);
        assertThat(usage(answer).candidatesTokenCount()).contains(5);
    }

    @Test
    @Proves(Capability.FINISH)
    void thoughtsThatUseUpTheLimitLeaveNoParts() {
        var few = GenerateContentConfig.builder().maxOutputTokens(20).build();
        GenerateContentResponse answer = bench.answer(FLASH, "Hello [[sim: thoughts=20]]", few);
        assertThat(answer.finishReason().knownEnum()).isEqualTo(FinishReason.Known.MAX_TOKENS);
        assertThat(text(answer)).isEmpty();
        assertThat(usage(answer).thoughtsTokenCount()).contains(20);
    }

    @Test
    @Proves(Capability.FINISH)
    void aBlockedPromptHasNoCandidates() {
        GenerateContentResponse answer = bench.answer("Hello [[sim: block=SAFETY]]");
        assertThat(answer.candidates()).isEmpty();
        assertThat(answer.promptFeedback().orElseThrow().blockReason().orElseThrow().knownEnum())
                .isEqualTo(BlockedReason.Known.SAFETY);
        assertThat(bench.chunks("Hello [[sim: block=SAFETY]]")).hasSize(1);
    }

    @Test
    @Proves(Capability.THINKING)
    void tellsItsThoughtsApartFromItsAnswer() {
        GenerateContentResponse answer =
                bench.answer(FLASH, "Hello [[sim: thoughts=40, text=\"Hi\"]]", WITH_THOUGHTS);
        List<Part> parts = answer.parts();
        assertThat(parts).isNotNull().hasSize(2);
        assertThat(parts.getFirst().thought()).contains(true);
        assertThat(text(answer)).isEqualTo("Hi");
        assertThat(usage(answer).thoughtsTokenCount()).contains(40);
    }

    @Test
    @Proves(Capability.THINKING)
    void streamsItsThoughtsFirst() {
        List<GenerateContentResponse> chunks =
                bench.chunks(FLASH, "Hello [[sim: thoughts=90, text=\"Hi\"]]", WITH_THOUGHTS);
        List<Part> first = chunks.getFirst().parts();
        assertThat(first).isNotNull();
        assertThat(first.getFirst().thought()).contains(true);
        assertThat(text(chunks)).isEqualTo("Hi");
        assertThat(usage(chunks.getLast()).thoughtsTokenCount()).contains(90);
    }

    @Test
    @Proves(Capability.COUNT)
    void countsWhatItLaterBills() {
        var count = bench.client.models.countTokens(FLASH, "How long is this?", null);
        GenerateContentResponse answer = bench.answer(FLASH, "How long is this?", AS_IS);
        assertThat(count.totalTokens()).isEqualTo(usage(answer).promptTokenCount());
        assertThat(count.totalTokens().orElseThrow()).isPositive();
        assertThat(bench.bills().getFirst().operation()).isEqualTo("count");
    }

    @Test
    @Proves(Capability.VERSIONS)
    void speaksBothVersionsOfThePath() {
        for (String version : new String[] {"v1", "v1beta"}) {
            var client = bench.with("key", options -> options.apiVersion(version));
            assertThat(text(client.models.generateContent(LITE, "Hello", AS_IS))).isNotEmpty();
        }
    }

    @Test
    @Proves(Capability.VERSIONS)
    void aBadKeyIsABadRequest() {
        var wrong = bench.with("bad-key", options -> options);
        assertThatThrownBy(() -> wrong.models.generateContent(LITE, "Hello", AS_IS))
                .isInstanceOfSatisfying(
                        ClientException.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo(400);
                            assertThat(refused.message()).contains("API_KEY_INVALID");
                        });
    }

    @Test
    @Proves(Capability.BILL)
    void usageEqualsTheBillEntryByEntry() {
        var some = GenerateContentConfig.builder().maxOutputTokens(200).build();
        List<GenerateContentResponse> told =
                List.of(
                        bench.answer("Count me [[sim: tokens=33]]"),
                        bench.answer(FLASH, "Hello", some),
                        bench.chunks(FLASH, "Hello", some).getLast(),
                        bench.chunks("Hello [[sim: block=OTHER]]").getLast());
        List<BillEntry> bills = bench.bills();
        assertThat(bills).hasSize(told.size());
        for (int i = 0; i < told.size(); i++) {
            Billed.as(bills.get(i), usage(told.get(i)));
        }
    }

    @Test
    @Proves(Capability.PLAIN)
    void aSystemInstructionIsPartOfThePrompt() {
        var config =
                GenerateContentConfig.builder()
                        .systemInstruction(Content.fromParts(Part.fromText("Be brief.")))
                        .build();
        bench.answer("Hello");
        bench.answer(LITE, "Hello", config);
        assertThat(bench.bills().get(1).billed().input())
                .isGreaterThan(bench.bills().get(0).billed().input());
    }
}
