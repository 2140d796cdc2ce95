package io.getinference.simulator;

import static io.getinference.simulator.Harness.geminiBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.simulator.json.Json;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.Base64;

/** The cache of Gemini that nobody asks for. */
class GeminiCacheTest {
    private static final String FLASH = "gemini-2.5-flash";
    private static final String LONG = "0123456789abcdef".repeat(600); // 2,400 tokens

    @AutoClose private final Harness harness = Harness.start();

    private JsonNode usage(String model, String body) throws Exception {
        var answer = harness.gemini(model + ":generateContent", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body()).path("usageMetadata");
    }

    private int cached(String model, String text) throws Exception {
        return usage(model, geminiBody(text, "")).path("cachedContentTokenCount").asInt(0);
    }

    @Test
    void aLongBeginningIsReadFromTheCacheTheNextTime() throws Exception {
        assertThat(cached(FLASH, LONG + "one")).isZero();
        JsonNode usage = usage(FLASH, geminiBody(LONG + "two", ""));
        assertThat(usage.path("cachedContentTokenCount").asInt()).isEqualTo(2_304);
        assertThat(usage.path("promptTokenCount").asInt()).isEqualTo(2_402);
        assertThat(usage.path("totalTokenCount").asInt()).isEqualTo(2_402 + 96 + 120);
        assertThat(harness.lastBill().billed().cached()).isEqualTo(2_304);
        assertThat(harness.lastBill().billed().input()).isEqualTo(98);
    }

    @Test
    void aConversationThatGoesOnIsReadFromTheCache() throws Exception {
        String begun = "{\"contents\":[{\"parts\":[{\"text\":%s}]}%s]}";
        usage(FLASH, begun.formatted(Json.write(LONG), ""));
        String more =
                ",{\"role\":\"model\",\"parts\":[{\"text\":\"Well.\"}]},{\"parts\":[{\"text\":\"so\"}]}";
        assertThat(
                        usage(FLASH, begun.formatted(Json.write(LONG), more))
                                .path("cachedContentTokenCount")
                                .asInt())
                .isEqualTo(2_304);
    }

    @Test
    void nothingIsReadOfShortOrOtherBeginningsOrByOtherModels() throws Exception {
        String shorter = "x".repeat(4 * 2_000);
        assertThat(cached(FLASH, shorter)).isZero();
        assertThat(cached(FLASH, shorter)).isZero();
        assertThat(cached(FLASH, LONG)).isZero();
        assertThat(cached(FLASH, "!" + LONG)).isZero();
        assertThat(cached("gemini-2.5-pro", LONG)).isZero();
        harness.simulator.clock().moveTo(LocalDate.of(2026, 5, 1));
        assertThat(cached("gemini-2.0-flash", LONG)).isZero();
        assertThat(cached("gemini-2.0-flash", LONG)).isZero();
    }

    @Test
    void theCacheForgets() throws Exception {
        assertThat(cached(FLASH, LONG)).isZero();
        harness.simulator.clock().moveTo(LocalDate.of(2026, 11, 23));
        assertThat(cached(FLASH, LONG)).isZero();
        assertThat(cached(FLASH, LONG)).isEqualTo(2_304);
        harness.post("/__sim/reset", "");
        assertThat(cached(FLASH, LONG)).isZero();
    }

    @Test
    void soundEndsWhatIsCached() throws Exception {
        String body =
                """
                {"contents":[{"parts":[{"text":%s},\
                {"inlineData":{"mimeType":"audio/ogg","data":"%s"}},{"text":%s}]}]}\
                """
                        .formatted(
                                Json.write(LONG),
                                Base64.getEncoder().encodeToString(new byte[100]),
                                Json.write(LONG));
        usage(FLASH, body);
        assertThat(usage(FLASH, body).path("cachedContentTokenCount").asInt()).isEqualTo(2_304);
        assertThat(harness.lastBill().billed().cachedAudio()).isZero();
        assertThat(harness.lastBill().billed().inputAudio()).isEqualTo(32);
    }

    @Test
    void aNumberMayBeOrdered() throws Exception {
        assertThat(cached(FLASH, "[[sim: cached=3]]")).isEqualTo(3);
        assertThat(cached(FLASH, "[[sim: cached=3000]]")).isEqualTo(6);
    }

    @Test
    void aCountMayBeOrderedToBeOff() throws Exception {
        String text = "[[sim: count=off]]" + "x".repeat(800);
        int right = usage(FLASH, geminiBody(text, "")).path("promptTokenCount").asInt();
        var counted = harness.gemini(FLASH + ":countTokens", geminiBody(text, ""));
        assertThat(json(counted.body()).path("totalTokens").asInt())
                .isBetween(right - 3, right + 3)
                .isNotEqualTo(right);
    }
}
