package io.getinference.conformance;

import static io.getinference.conformance.AnthropicBench.HAIKU;
import static io.getinference.conformance.AnthropicBench.ask;
import static io.getinference.conformance.AnthropicBench.asking;
import static io.getinference.conformance.AnthropicBench.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.errors.BadRequestException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.CacheControlEphemeral;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.DocumentBlockParam;
import com.anthropic.models.messages.ImageBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.ThinkingConfigEnabled;
import com.anthropic.models.messages.Usage;

import io.getinference.simulator.bill.Tally;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Base64;
import java.util.List;

/** anthropic-java: pictures, papers, schemas, thinking and the cache. */
@Timeout(60)
class AnthropicInputTest {
    @AutoClose private final AnthropicBench bench = new AnthropicBench();

    /** What a caller wants an answer to look like. */
    public static class Person {
        public String name = "";
        public int age;
        public List<String> tags = List.of();
    }

    private static ContentBlockParam picture(
            Base64ImageSource.MediaType type, String format, int width, int height) {
        return ContentBlockParam.ofImage(
                ImageBlockParam.builder()
                        .source(
                                Base64ImageSource.builder()
                                        .mediaType(type)
                                        .data(base64(Samples.picture(format, width, height)))
                                        .build())
                        .build());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static ContentBlockParam said(String text) {
        return ContentBlockParam.ofText(TextBlockParam.builder().text(text).build());
    }

    private long promptOf(ContentBlockParam... blocks) {
        return bench.client
                .messages()
                .create(
                        MessageCreateParams.builder()
                                .model(HAIKU)
                                .maxTokens(10)
                                .addUserMessageOfContentBlockParams(List.of(blocks))
                                .build())
                .usage()
                .inputTokens();
    }

    @Test
    @Proves(Capability.IMAGES)
    void aPictureCostsItsPatches() {
        long alone = promptOf(said("What is this?"));
        assertThat(
                        promptOf(
                                said("What is this?"),
                                picture(Base64ImageSource.MediaType.IMAGE_PNG, "png", 280, 56)))
                .isEqualTo(alone + 20);
        assertThat(
                        promptOf(
                                said("What is this?"),
                                picture(Base64ImageSource.MediaType.IMAGE_JPEG, "jpeg", 29, 28)))
                .isEqualTo(alone + 2);
    }

    @Test
    @Proves(Capability.IMAGES)
    void aPictureOfAnotherKindThanItSaysIsRefused() {
        assertThatThrownBy(() ->
                        promptOf(
                                said("What is this?"),
                                picture(Base64ImageSource.MediaType.IMAGE_JPEG, "png", 28, 28)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("image/jpeg");
    }

    @Test
    @Proves(Capability.DOCUMENTS)
    void aPaperCostsByThePage() {
        long alone = promptOf(said("Sum it up"));
        long one = promptOf(said("Sum it up"), paper(1));
        long three = promptOf(said("Sum it up"), paper(3));
        assertThat(one).isGreaterThan(alone);
        assertThat(three - alone).isEqualTo(3 * (one - alone));
    }

    private static ContentBlockParam paper(int pages) {
        return ContentBlockParam.ofDocument(
                DocumentBlockParam.builder().base64Source(base64(Samples.pdf(pages))).build());
    }

    @Test
    @Proves(Capability.SCHEMA)
    void answersAsAnObjectOfTheCallersClass() {
        var asked = asking(HAIKU, "Who is it?").outputConfig(Person.class).build();
        Person person =
                bench.client.messages().create(asked).content().stream()
                        .flatMap(block -> block.text().stream())
                        .findFirst()
                        .orElseThrow()
                        .text();
        assertThat(person.name).isNotNull();
        assertThat(person.tags).isNotNull();
        MessageAccumulator accumulator = MessageAccumulator.create();
        try (var stream = bench.client.messages().createStreaming(asked)) {
            stream.stream().forEach(accumulator::accumulate);
        }
        Person streamed = accumulator.message(Person.class).content().getFirst().asText().text();
        assertThat(streamed).usingRecursiveComparison().isEqualTo(person);
        assertThat(bench.bills())
                .extracting("billed")
                .containsOnly(bench.bills().getFirst().billed());
    }

    @Test
    @Proves(Capability.THINKING)
    void thinksBeforeItAnswersPlainAndStreamed() {
        MessageCreateParams asked =
                asking(HAIKU, "Hello [[sim: thoughts=50, text=\"Hi\"]]")
                        .maxTokens(3000)
                        .thinking(ThinkingConfigEnabled.builder().budgetTokens(1024).build())
                        .build();
        Message plain = bench.client.messages().create(asked).validate();
        Message streamed = bench.streamed(asked).validate();
        for (Message message : List.of(plain, streamed)) {
            var thinking = message.content().getFirst().asThinking();
            assertThat(thinking.thinking()).isNotEmpty();
            assertThat(thinking.signature()).isNotEmpty();
            assertThat(text(message)).isEqualTo("Hi");
        }
        assertThat(streamed.usage().outputTokens()).isEqualTo(plain.usage().outputTokens());
        Tally billed = bench.bills().getFirst().billed();
        assertThat(billed.thinking()).isEqualTo(50);
        assertThat(plain.usage().outputTokens()).isEqualTo(billed.output()).isGreaterThan(50);
        assertThat(plain.usage().outputTokensDetails().orElseThrow().thinkingTokens())
                .isEqualTo(50);
    }

    @Test
    @Proves(Capability.THINKING)
    void itsThoughtsGoBackWithTheirSignature() {
        MessageCreateParams.Builder asked =
                asking(HAIKU, "Hello [[sim: thoughts=50]]")
                        .maxTokens(3000)
                        .thinking(ThinkingConfigEnabled.builder().budgetTokens(1024).build());
        Message first = bench.client.messages().create(asked.build());
        Message second =
                bench.client
                        .messages()
                        .create(asked.addMessage(first).addUserMessage("Go on").build());
        assertThat(text(second)).isNotEmpty();
    }

    @Test
    @Proves(Capability.CACHING)
    void aMarkedPrefixIsWrittenOnceAndReadThen() {
        Usage first = cached(CacheControlEphemeral.builder().build());
        Usage second = cached(CacheControlEphemeral.builder().build());
        long written = first.cacheCreationInputTokens().orElseThrow();
        assertThat(written).isGreaterThan(4096);
        assertThat(first.cacheReadInputTokens()).contains(0L);
        assertThat(first.cacheCreation().orElseThrow().ephemeral5mInputTokens()).isEqualTo(written);
        assertThat(second.cacheReadInputTokens()).contains(written);
        assertThat(second.cacheCreationInputTokens()).contains(0L);
        assertThat(second.inputTokens()).isEqualTo(first.inputTokens());
        Tally read = bench.bills().getLast().billed();
        assertThat(read.cached()).isEqualTo(written);
        assertThat(read.input()).isEqualTo(second.inputTokens());
    }

    @Test
    @Proves(Capability.CACHING)
    void aPrefixForAnHourIsCountedApart() {
        Usage usage =
                cached(
                        CacheControlEphemeral.builder()
                                .ttl(CacheControlEphemeral.Ttl.TTL_1H)
                                .build());
        assertThat(usage.cacheCreation().orElseThrow().ephemeral1hInputTokens())
                .isEqualTo(usage.cacheCreationInputTokens().orElseThrow())
                .isPositive();
        assertThat(bench.bills().getLast().billed().cacheWrite())
                .isEqualTo(usage.cacheCreationInputTokens().orElseThrow().intValue());
    }

    private Usage cached(CacheControlEphemeral control) {
        TextBlockParam system =
                TextBlockParam.builder().text(Samples.longText(5000)).cacheControl(control).build();
        return bench.streamed(
                        asking(HAIKU, "Hello").systemOfTextBlockParams(List.of(system)).build())
                .usage();
    }

    @Test
    @Proves(Capability.CACHING)
    void aPrefixThatIsTooShortIsNotCached() {
        bench.client
                .messages()
                .create(
                        ask("Hello").toBuilder()
                                .cacheControl(CacheControlEphemeral.builder().build())
                                .build());
        assertThat(bench.bills().getLast().billed().cacheWrite()).isZero();
    }

    @Test
    @Proves(Capability.BILL)
    void everyKindOfInputIsBilledAsTold() {
        CacheControlEphemeral control = CacheControlEphemeral.builder().build();
        TextBlockParam system =
                TextBlockParam.builder().text(Samples.longText(5000)).cacheControl(control).build();
        MessageCreateParams asked =
                MessageCreateParams.builder()
                        .model(HAIKU)
                        .maxTokens(3000)
                        .systemOfTextBlockParams(List.of(system))
                        .thinking(ThinkingConfigEnabled.builder().budgetTokens(1024).build())
                        .addUserMessageOfContentBlockParams(
                                List.of(
                                        picture(
                                                Base64ImageSource.MediaType.IMAGE_PNG,
                                                "png",
                                                100,
                                                100),
                                        paper(2),
                                        said("What is it? [[sim: thoughts=30]]")))
                        .build();
        Usage first = bench.client.messages().create(asked).usage();
        Usage second = bench.streamed(asked).usage();
        Billed.as(bench.bills().get(0), first);
        Billed.as(bench.bills().get(1), second);
        assertThat(second.cacheReadInputTokens()).isEqualTo(first.cacheCreationInputTokens());
        assertThat(bench.bills().get(0).billed().cacheWrite()).isPositive();
    }
}
