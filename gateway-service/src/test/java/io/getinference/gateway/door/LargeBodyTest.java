package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

import java.net.http.HttpResponse;
import java.util.Base64;

/** Where an operator allows more than the default. What is refused then is refused for a reason. */
@Tag("full")
@TestPropertySource(
        properties = {
            "getinference.request.body-max=32MB",
            "getinference.request.json-tokens-max=200000",
            "getinference.door.body-bytes-in-flight-max=64MB"
        })
class LargeBodyTest extends RunningGateway {

    private static final int LARGE = 20_000_000;
    private static final byte[] PNG =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAADElEQVR4nG"
                                    + "NgIB0AAABFAAGKjMQdAAAAAElFTkSuQmCC");

    @Test
    void aPictureOfTwentyMegabytesIsSeen() {
        byte[] picture = new byte[LARGE / 4 * 3];
        System.arraycopy(PNG, 0, picture, 0, PNG.length);
        String content =
                "[{'type':'text','text':'Hi'},{'type':'image_url','image_url':{'url':'data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(picture)
                        + "'}}]";

        HttpResponse<String> seen = asked(FLASH, content);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.body()).contains("\"finish_reason\":\"length\"");
        // Claude takes no picture over five megabytes.
        HttpResponse<String> refused = asked(HAIKU, content);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"invalid_request_error\"");
    }

    @Test
    void aTextOfTwentyMegabytesIsTooLongForTheModel() {
        HttpResponse<String> answer = asked(HAIKU, "'" + "word ".repeat(LARGE / 5) + "'");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"context_length_exceeded\"", "longer than this model can read");
    }

    /** Each is 30 bytes, and three megabytes are no reason by themselves. */
    @Test
    void aHundredThousandMessagesAreRefusedWhateverTheirSize() {
        String messages = "{'role':'user','content':'x'},".repeat(100_000);
        HttpResponse<String> answer =
                send(
                        completion(
                                "{'model':'"
                                        + HAIKU
                                        + "','messages':["
                                        + messages.substring(0, messages.length() - 1)
                                        + "]}"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"invalid_json\"", "200000 tokens");
        assertThat(PROVIDERS.log().entries()).isEmpty();
    }

    private HttpResponse<String> asked(String model, String content) {
        return send(
                completion(
                        "{'model':'"
                                + model
                                + "','max_tokens':10,'messages':[{'role':'user','content':"
                                + content
                                + "}]}"));
    }
}
