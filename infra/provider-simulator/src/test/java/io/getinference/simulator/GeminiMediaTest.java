package io.getinference.simulator;

import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What attachments cost on Gemini. */
class GeminiMediaTest {
    private static final String FLASH = "gemini-2.5-flash";

    @AutoClose private final Harness harness = Harness.start();

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String png(int width, int height) {
        byte[] head = {
            (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
        };
        return base64(ByteBuffer.allocate(24).put(head).putInt(width).putInt(height).array());
    }

    private static String heic(int width, int height) {
        ByteBuffer file = ByteBuffer.allocate(40).putInt(16);
        file.put("ftypheic0000    ispe".getBytes(StandardCharsets.US_ASCII)).putInt(0);
        return base64(file.putInt(width).putInt(height).array());
    }

    private static String wav(int bytesPerSecond, int length) {
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(28, bytesPerSecond);
        return base64(file.array());
    }

    private static String mp3(int length) {
        byte[] file = new byte[length];
        file[0] = (byte) 0xff;
        file[1] = (byte) 0xfb;
        file[2] = (byte) 0x90; // 128 kbit a second
        return base64(file);
    }

    private static String pdf(int pages) {
        return base64(
                ("%PDF-1.7 " + "<</Type /Page>>".repeat(pages))
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private JsonNode usage(String model, String part, String config) throws Exception {
        String body =
                "{\"contents\":[{\"parts\":[%s,{\"text\":\"[[sim: tokens=1]]\"}]}]%s}"
                        .formatted(part.replace('\'', '"'), config.replace('\'', '"'));
        var answer = harness.gemini(model + ":generateContent", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var counted =
                harness.gemini(model + ":countTokens", "{\"generateContentRequest\":" + body + "}");
        JsonNode usage = json(answer.body()).path("usageMetadata");
        assertThat(json(counted.body()).path("totalTokens"))
                .isEqualTo(usage.path("promptTokenCount"));
        assertThat(json(counted.body()).path("promptTokensDetails"))
                .isEqualTo(usage.path("promptTokensDetails"));
        return usage;
    }

    private int tokens(String model, String part, String config) throws Exception {
        JsonNode usage = usage(model, part, config);
        assertThat(usage.at("/promptTokensDetails/0/tokenCount").asInt())
                .isEqualTo(
                        usage.path("promptTokenCount").asInt()
                                - usage.at("/promptTokensDetails/1/tokenCount").asInt());
        return usage.at("/promptTokensDetails/1/tokenCount").asInt();
    }

    private static String inline(String type, String data) {
        return "{'inlineData':{'mimeType':'" + type + "','data':'" + data + "'}}";
    }

    @ParameterizedTest
    @CsvSource({
        "384,384,258",
        "385,385,1032",
        "960,540,1548",
        "540,960,1548",
        "4000,3000,1032",
        "3000,100,23736",
    })
    void imagesOf2AreCountedInTilesOfTheirShape(int width, int height, int tokens)
            throws Exception {
        assertThat(tokens(FLASH, inline("image/png", png(width, height)), "")).isEqualTo(tokens);
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-2.5-flash,LOW,64",
        "gemini-2.5-flash,MEDIUM,256",
        "gemini-2.5-flash,HIGH,1548",
        "gemini-3.5-flash,,1120",
        "gemini-3.5-flash,LOW,280",
        "gemini-3.5-flash,MEDIUM,560",
        "gemini-3.5-flash,HIGH,1120",
    })
    void theResolutionThatIsAskedForCounts(String model, String level, int tokens)
            throws Exception {
        String config =
                level == null
                        ? ""
                        : ",'generationConfig':{'mediaResolution':'MEDIA_RESOLUTION_"
                                + level
                                + "'}";
        assertThat(tokens(model, inline("image/webp", png(960, 540)), config)).isEqualTo(tokens);
    }

    @Test
    void aPartOf3MayHaveAResolutionOfItsOwn() throws Exception {
        String part =
                inline("image/heic", heic(4000, 3000))
                        .replace(
                                "}}",
                                "},'mediaResolution':{'level':'MEDIA_RESOLUTION_ULTRA_HIGH'}}");
        assertThat(tokens("gemini-3.5-flash", part, "")).isEqualTo(2_240);
        assertThat(tokens(FLASH, inline("image/heic", heic(4000, 3000)), "")).isEqualTo(1_032);
    }

    @Test
    void soundIsCountedBySecondsAndBilledApart() throws Exception {
        assertThat(tokens(FLASH, inline("audio/wav", wav(1_000, 9_001)), "")).isEqualTo(320);
        assertThat(harness.log().get(harness.log().size() - 2).billed().inputAudio())
                .isEqualTo(320);
        assertThat(tokens(FLASH, inline("audio/mp3", mp3(32_000)), "")).isEqualTo(64);
        assertThat(tokens(FLASH, inline("audio/ogg", base64(new byte[8_001])), "")).isEqualTo(64);
    }

    @Test
    void otherKindsAreNamedAsWhatTheyAre() throws Exception {
        JsonNode paper = usage(FLASH, inline("application/pdf", pdf(3)), "");
        assertThat(paper.at("/promptTokensDetails/1/modality").asString()).isEqualTo("DOCUMENT");
        assertThat(paper.at("/promptTokensDetails/1/tokenCount").asInt()).isEqualTo(774);
        assertThat(tokens("gemini-3.5-flash", inline("application/pdf", pdf(2)), ""))
                .isEqualTo(1_120);
        JsonNode video = usage(FLASH, inline("video/mp4", base64(new byte[125_001])), "");
        assertThat(video.at("/promptTokensDetails/1/modality").asString()).isEqualTo("VIDEO");
        assertThat(video.at("/promptTokensDetails/1/tokenCount").asInt()).isEqualTo(526);
        JsonNode text = usage(FLASH, inline("text/plain", base64(new byte[40])), "");
        assertThat(text.path("promptTokensDetails")).hasSize(1);
    }

    @Test
    void whatIsAtAnAddressIsNotFetchedAndCountsAsLittle() throws Exception {
        assertThat(tokens(FLASH, "{'fileData':{'fileUri':'https://example.com/cat'}}", ""))
                .isEqualTo(258);
        assertThat(
                        tokens(
                                FLASH,
                                "{'file_data':{'mime_type':'audio/mp3','file_uri':'http://x/y'}}",
                                ""))
                .isEqualTo(32);
    }

    @Test
    void resultsOfFunctionsMayHoldImages() throws Exception {
        String body =
                """
                {"contents":[{"parts":[{"text":"x"}]},\
                {"role":"model","parts":[{"functionCall":{"name":"w"}}]},\
                {"parts":[{"functionResponse":{"name":"w","response":{},"parts":[%s]}}]}]}\
                """
                        .formatted(inline("image/png", png(10, 10)).replace('\'', '"'));
        var answer = harness.gemini(FLASH + ":countTokens", body);
        assertThat(json(answer.body()).at("/promptTokensDetails/1/tokenCount").asInt())
                .isEqualTo(258);
        var refused =
                harness.gemini(FLASH + ":countTokens", body.replace("image/png", "image/gif"));
        assertThat(refused.body()).contains("Unsupported MIME type: image/gif");
    }
}
