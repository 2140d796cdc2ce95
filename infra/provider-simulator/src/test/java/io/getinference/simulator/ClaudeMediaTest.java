package io.getinference.simulator;

import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.simulator.answer.Tokens;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;

import javax.imageio.ImageIO;

/** Images and documents in Claude's prompts. */
class ClaudeMediaTest {
    private static final String HAIKU = "claude-haiku-4-5";

    @AutoClose private final Harness harness = Harness.start();

    private static String image(String format, String type, int width, int height)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        ImageIO.write(image, format, out);
        return base64("image", type, out.toByteArray());
    }

    private static String base64(String block, String type, byte[] data) {
        return """
        {"type":"%s","source":{"type":"base64","media_type":"%s","data":"%s"}}\
        """
                .formatted(block, type, Base64.getEncoder().encodeToString(data));
    }

    private static String body(String model, String blocks) {
        return """
        {"model":"%s","max_tokens":10,"messages":[{"role":"user","content":[%s]}]}\
        """
                .formatted(model, blocks);
    }

    private HttpResponse<String> asked(String blocks) throws Exception {
        return harness.claude(body(HAIKU, blocks));
    }

    private void assertCounted(String model, String blocks, int tokens) throws Exception {
        var answer = harness.claude(body(model, blocks));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer.body()).at("/usage/input_tokens").asInt()).isEqualTo(12 + tokens);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-haiku-4-5,28,28,1",
        "claude-haiku-4-5,29,28,2",
        "claude-haiku-4-5,200,100,32",
        "claude-haiku-4-5,1000,1000,1296",
        "claude-haiku-4-5,1568,1568,1568",
        "claude-haiku-4-5,3136,100,112",
        "claude-opus-4-8,1568,1568,3136",
        "claude-opus-4-8,2576,2576,4784"
    })
    void countsAnImageByItsPixels(String model, int width, int height, int tokens)
            throws Exception {
        assertCounted(model, image("png", "image/png", width, height), tokens);
    }

    @Test
    void takesTheFourKindsOfImages() throws Exception {
        assertCounted(HAIKU, image("jpg", "image/jpeg", 56, 56), 4);
        assertCounted(HAIKU, image("gif", "image/gif", 56, 56), 4);
        assertCounted(
                HAIKU,
                "{\"type\":\"image\",\"source\":{\"type\":\"url\",\"url\":\"https://a.example/b.png\"}}",
                1_568);
    }

    @Test
    void countsImagesInAToolsResult() throws Exception {
        String body =
                """
                {"model":"claude-haiku-4-5","max_tokens":10,"tools":[{"name":"a","input_schema":{"type":"object"}}],
                "messages":[{"role":"user","content":"hi"},
                {"role":"assistant","content":[{"type":"tool_use","id":"x","name":"a","input":{}}]},
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"x","content":[%s]}]}]}\
                """;
        harness.claude(body.formatted("{\"type\":\"text\",\"text\":\"abcd\"}"));
        int text = harness.lastBill().billed().input();
        var answer = harness.claude(body.formatted(image("png", "image/png", 280, 280)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(harness.lastBill().billed().input()).isEqualTo(text - 1 + 100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type':'image'}|messages.0.content.0.image.source: Field required",
                "{'type':'image','source':'x'}|image.source: Input should be a valid dictionary",
                "{'type':'image','source':{'type':'disk'}}|image.source: Input tag 'disk'",
                "{'type':'image','source':{'type':'file','file_id':'f'}}|image.source: Input tag 'file'",
                "{'type':'image','source':{'type':'base64','media_type':'image/bmp','data':'x'}"
                        + "}|media_type: Input should be 'image/gif', 'image/jpeg'",
                "{'type':'image','source':{'type':'base64','media_type':'image/png'}}|base64.data: Field required",
                "{'type':'image','source':{'type':'base64','media_type':'image/png','data':'%'}"
                        + "}|base64.data: Invalid base64 data",
                "{'type':'image','source':{'type':'base64','media_type':'image/png',"
                        + "'data':'AAAA'}}|Could not process image",
                "{'type':'image','source':{'type':'url','url':'http://a.b/c'}}|Only HTTPS URLs are supported",
                "{'type':'image','source':{'type':'url','url':'https://a.invalid/c'}}|Unable to download the file",
                "{'type':'image','detail':'low','source':{'type':'url','url':'https://a.b/c'}}|"
                        + "image.detail: Extra inputs",
                "{'type':'document','source':{'type':'text','media_type':'text/html',"
                        + "'data':'x'}}|media_type: Input should be 'text/plain'",
                "{'type':'document','source':{'type':'text','media_type':'text/plain','data':''}}|must be non-empty",
                "{'type':'document','source':{'type':'base64','media_type':'application/pdf',"
                        + "'data':'AAAA'}}|The PDF specified was not valid",
                "{'type':'document','title':5,'source':{'type':'url','url':'https://a.b/c'}}|"
                        + "document.title: Input should be a valid string",
                "{'type':'document','citations':{'on':true},'source':{'type':'url',"
                        + "'url':'https://a.b/c'}}|citations.on: Extra inputs",
                "{'type':'document','source':{'type':'content','content':[{'type':'document'}]}"
                        + "}|Input tag 'document'",
                "{'type':'search_result','source':'s','title':'t','content':[]}|at least 1 item",
                "{'type':'search_result','source':'s','content':[]}|search_result.title: Field required",
            })
    void refusesBadSources(String block, String message) throws Exception {
        var answer = asked(block.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer.body()).at("/error/message").asString()).contains(message);
    }

    @Test
    void refusesAnImageOfAnotherTypeThanItSays() throws Exception {
        assertThat(asked(image("jpg", "image/png", 9, 9)).body())
                .contains(
                        "messages.0.content.0.image.source.base64: The image was specified using"
                                + " the image/png media type, but the image appears to be a"
                                + " image/jpeg image");
    }

    @Test
    void refusesImagesThatAreTooLarge() throws Exception {
        var wider = json(asked(image("png", "image/png", 8_001, 10)).body());
        assertThat(wider.at("/error/message").asString()).contains("8000 pixels");
        assertThat(wider.at("/error/details/error_code").asString())
                .isEqualTo("image_dimensions_too_large");
        assertThat(asked(base64("image", "image/png", new byte[5 * 1024 * 1024 + 1])).body())
                .contains("image exceeds 5 MB maximum: 5242881 bytes > 5242880 bytes");
        String wide = image("png", "image/png", 2_001, 10);
        assertThat(asked(wide).statusCode()).isEqualTo(200);
        String many = String.join(",", Collections.nCopies(21, wide));
        assertThat(asked(many).body()).contains("many-image requests: 2000 pixels");
    }

    @Test
    void aFileIsOnlyLookedForUnderItsBeta() throws Exception {
        String file = "{\"type\":\"image\",\"source\":{\"type\":\"file\",\"file_id\":\"file_1\"}}";
        var answer =
                harness.send(
                        harness.claudeRequest(body(HAIKU, file))
                                .header("anthropic-beta", "other,files-api-2025-04-14"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("File not found: file_1");
    }

    @Test
    void countsDocuments() throws Exception {
        byte[] pdf = "%PDF-1.4 /Type /Page x /Type /Page y".getBytes(StandardCharsets.US_ASCII);
        assertCounted(HAIKU, base64("document", "application/pdf", pdf), 2 * 3_068);
        byte[] thick =
                ("%PDF-1.4" + " /Type /Page".repeat(101)).getBytes(StandardCharsets.US_ASCII);
        assertThat(asked(base64("document", "application/pdf", thick)).body())
                .contains("A maximum of 100 PDF pages");
        assertCounted(
                HAIKU,
                "{\"type\":\"document\",\"title\":\"T\",\"context\":\"C\",\"source\":"
                        + "{\"type\":\"text\",\"media_type\":\"text/plain\",\"data\":\"river\"}}",
                Tokens.of("TCriver"));
        assertCounted(
                HAIKU,
                "{\"type\":\"document\",\"source\":{\"type\":\"content\",\"content\":[{\"type\""
                        + ":\"text\",\"text\":\"river\"},"
                        + image("png", "image/png", 28, 28)
                        + "]}}",
                3);
        assertCounted(
                HAIKU,
                "{\"type\":\"search_result\",\"source\":\"https://a\",\"title\":\"T\",\"content"
                        + "\":[{\"type\":\"text\",\"text\":\"river\"}]}",
                Tokens.of("https://aTriver"));
    }
}
