package io.getinference.conformance;

import static io.getinference.conformance.GoogleGenaiBench.AS_IS;
import static io.getinference.conformance.GoogleGenaiBench.FLASH;
import static io.getinference.conformance.GoogleGenaiBench.LITE;
import static io.getinference.conformance.GoogleGenaiBench.text;
import static io.getinference.conformance.GoogleGenaiBench.usage;
import static io.getinference.conformance.GoogleGenaiBench.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.genai.errors.ClientException;
import com.google.genai.types.Content;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.Part;
import com.google.genai.types.Schema;
import com.google.genai.types.Type;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

/** google-genai: pictures, papers, schemas and the cache. */
@Timeout(60)
class GoogleGenaiInputTest {
    private static final JsonMapper JSON = new JsonMapper();

    @AutoClose private final GoogleGenaiBench bench = new GoogleGenaiBench();

    private GenerateContentResponse answer(Part... parts) {
        return bench.client.models.generateContent(LITE, user(parts), AS_IS);
    }

    private int promptOf(Part... parts) {
        return usage(answer(parts)).promptTokenCount().orElseThrow();
    }

    @Test
    @Proves(Capability.IMAGES)
    void aPictureCostsItsTiles() {
        Part text = Part.fromText("What is this?");
        int alone = promptOf(text);
        assertThat(promptOf(text, Part.fromBytes(Samples.picture("png", 300, 300), "image/png")))
                .isEqualTo(alone + 258);
        assertThat(promptOf(text, Part.fromBytes(Samples.picture("jpeg", 960, 540), "image/jpeg")))
                .isEqualTo(alone + 6 * 258);
        assertThat(
                        usage(
                                        answer(
                                                text,
                                                Part.fromBytes(
                                                        Samples.picture("png", 9, 9), "image/png")))
                                .promptTokensDetails()
                                .orElseThrow())
                .hasSize(2);
    }

    @Test
    @Proves(Capability.IMAGES)
    void whatIsNoPictureIsRefused() {
        assertThatThrownBy(() -> answer(Part.fromBytes(new byte[] {1, 2, 3}, "image/png")))
                .isInstanceOf(ClientException.class);
    }

    @Test
    @Proves(Capability.DOCUMENTS)
    void aPaperCostsItsPages() {
        Part text = Part.fromText("Sum it up");
        int alone = promptOf(text);
        assertThat(promptOf(text, Part.fromBytes(Samples.pdf(3), "application/pdf")))
                .isEqualTo(alone + 3 * 258);
    }

    @Test
    @Proves(Capability.SCHEMA)
    void answersInTheClientsOwnSchema() throws Exception {
        Schema person =
                Schema.builder()
                        .type(Type.Known.OBJECT)
                        .properties(
                                Map.of(
                                        "name", Schema.builder().type(Type.Known.STRING).build(),
                                        "age", Schema.builder().type(Type.Known.INTEGER).build()))
                        .required("name", "age")
                        .build();
        var config =
                GenerateContentConfig.builder()
                        .responseMimeType("application/json")
                        .responseSchema(person)
                        .build();
        String plain = text(bench.answer(LITE, "Who is it?", config));
        JsonNode answer = JSON.readTree(plain);
        assertThat(answer.path("name").isString()).isTrue();
        assertThat(answer.path("age").isIntegralNumber()).isTrue();
        assertThat(text(bench.chunks(LITE, "Who is it?", config))).isEqualTo(plain);
    }

    @Test
    @Proves(Capability.SCHEMA)
    void answersInAJsonSchema() throws Exception {
        Map<String, Object> schema =
                Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of("tags", Map.of("type", "array", "items", Map.of("type", "string"))),
                        "required",
                        List.of("tags"));
        var config =
                GenerateContentConfig.builder()
                        .responseMimeType("application/json")
                        .responseJsonSchema(schema)
                        .build();
        assertThat(JSON.readTree(text(bench.answer(LITE, "Tags?", config))).path("tags").isArray())
                .isTrue();
    }

    @Test
    @Proves(Capability.CACHING)
    void aPrefixSaidTwiceIsReadFromTheCache() {
        Content begin = user(Part.fromText(Samples.longText(3000)));
        Content said = Content.builder().role("model").parts(Part.fromText("Yes.")).build();
        List<Content> first = List.of(begin, said, user(Part.fromText("And?")));
        List<Content> second = List.of(begin, said, user(Part.fromText("And then?")));
        var cold = bench.client.models.generateContent(FLASH, first, AS_IS);
        var warm = bench.client.models.generateContent(FLASH, second, AS_IS);
        assertThat(usage(cold).cachedContentTokenCount().orElse(0)).isZero();
        assertThat(usage(warm).cachedContentTokenCount().orElseThrow())
                .isGreaterThanOrEqualTo(2048)
                .isLessThan(usage(warm).promptTokenCount().orElseThrow())
                .isEqualTo(bench.bills().getLast().billed().cached());
    }

    @Test
    @Proves(Capability.CACHING)
    void aCachedShareCanBeOrdered() {
        var answer = bench.answer(FLASH, Samples.longText(3000) + "[[sim: cached=2100]]", AS_IS);
        assertThat(usage(answer).cachedContentTokenCount()).contains(2100);
        assertThat(bench.bills().getLast().billed().cached()).isEqualTo(2100);
    }

    @Test
    @Proves(Capability.BILL)
    void everyKindOfInputIsBilledAsTold() {
        Content asked =
                user(
                        Part.fromText(Samples.longText(3000)),
                        Part.fromBytes(Samples.picture("png", 100, 100), "image/png"),
                        Part.fromBytes(Samples.pdf(2), "application/pdf"),
                        Part.fromText("What is it? [[sim: thoughts=30]]"));
        for (int call = 0; call < 2; call++) {
            var answer = bench.client.models.generateContent(FLASH, asked, AS_IS);
            Billed.as(bench.bills().getLast(), usage(answer));
        }
        assertThat(bench.bills().getLast().billed().cached()).isPositive();
        assertThat(bench.bills().getLast().billed().thinking()).isEqualTo(30);
    }
}
