package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

class BadBodyTest extends BadInput {

    private static final int LARGE = 20_000_000;
    private static final String VALID =
            "{\"model\":\"none\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\n{}\r\n0\r\n\r\n",
                "ffffffffffffffff\r\n{}",
                "-1\r\n{}",
                "2\r\n{}xx0\r\n\r\n",
                "2 \r\n{}\r\n0\r\n\r\n"
            })
    void readsNoNonsenseAsChunks(String chunks) throws IOException {
        assertRefused(chunked(chunks), 400, "malformed_request");
    }

    @Test
    void readsNoEndlessChunkExtensionAndNoFloodOfTrailers() throws IOException {
        assertRefused(
                chunked("2;" + "e".repeat(9_000) + "\r\n{}\r\n0\r\n\r\n"),
                400,
                "malformed_request");
        assertRefused(
                chunked("2\r\n{}\r\n0\r\n" + "T: x\r\n".repeat(3_000) + "\r\n"),
                400,
                "malformed_request");
    }

    /** It has sent everything before it reads: only who drops the rest gets to say so. */
    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completions, 413, request_too_large",
        "/v1/none, 404, ''",
        "/v1/models, 405, ''"
    })
    void isHeardByACallerWhoIsStillSendingTwentyMegabytes(String path, int status, String code)
            throws IOException {
        String head = POST.replace("/v1/chat/completions", path);
        String body = "x".repeat(LARGE);
        assertRefused(
                RawHttp.exchange(
                        port, head + CLOSE + "Content-Length: " + LARGE + "\r\n\r\n" + body),
                status,
                code);
        assertRefused(
                RawHttp.exchange(
                        port,
                        head
                                + CLOSE
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + Integer.toHexString(LARGE)
                                + "\r\n"
                                + body
                                + "\r\n0\r\n\r\n"),
                status,
                code);
    }

    @Test
    void isHeardByACallerWithoutAKeyToo() throws IOException {
        String head = POST.replaceFirst("Authorization: [^\r]*\r\n", "");
        String answer =
                RawHttp.exchange(
                        port,
                        head + CLOSE + "Content-Length: " + LARGE + "\r\n\r\n" + "x".repeat(LARGE));
        assertRefused(answer, 401, "");
    }

    @Test
    void hangsUpOnWhoeverSendsMoreThanIsDropped() {
        String head = POST + "Content-Length: 9223372036854775807\r\n\r\n";
        String answer;
        try {
            answer = RawHttp.exchange(port, head + "x".repeat(60_000_000));
        } catch (IOException e) {
            answer = "";
        }
        assertThat(answer).matches("(?s)|HTTP/1.1 413 .*");
    }

    @Test
    void sendsNoServiceABodyThatIsTooLarge() throws IOException {
        String head = POST.replace("/v1/chat/completions", "/api/account/v1/x");
        for (String sent :
                new String[] {
                    "Content-Length: " + LARGE + "\r\n\r\n" + "x".repeat(LARGE),
                    "Transfer-Encoding: chunked\r\n\r\n10001\r\n"
                            + "x".repeat(65_537)
                            + "\r\n0\r\n\r\n"
                }) {
            String answer = RawHttp.exchange(port, head + CLOSE + sent);
            assertThat(answer)
                    .startsWith("HTTP/1.1 413 ")
                    .contains("application/problem+json", "64 KB");
        }
        assertThat(ACCOUNT_SERVICE.asked()).isEmpty();
    }

    @Test
    void readsNoFormAndNoUploadUnasked() throws IOException {
        for (String type :
                new String[] {
                    "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"
                }) {
            for (String method : new String[] {"POST", "PUT"}) {
                String head =
                        POST.replace("POST", method)
                                .replace("/v1/chat/completions", "/v1/none")
                                .replace("application/json", type);
                String answer =
                        RawHttp.exchange(
                                port,
                                head
                                        + CLOSE
                                        + "Content-Length: "
                                        + LARGE / 10
                                        + "\r\n\r\n"
                                        + "x".repeat(LARGE / 10));
                assertRefused(answer, 404, "");
            }
        }
    }

    @Test
    void tellsACallerWhoAsksFirstNotToSendWhatItWouldRefuse() throws IOException {
        String asks = POST + CLOSE + "Expect: 100-continue\r\n";
        assertRefused(
                RawHttp.exchange(port, asks + "Content-Length: " + LARGE + "\r\n\r\n"),
                413,
                "request_too_large");
        assertThat(RawHttp.exchange(port, asks + "Content-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 100 ")
                .contains("missing_required_parameter");
    }

    static Stream<byte[]> notUtf8() {
        return Stream.of(
                bytes(0xC0, 0xAF), // overlong
                bytes(0xED, 0xA0, 0x80), // half a surrogate pair
                bytes(0xF4, 0x90, 0x80, 0x80), // beyond Unicode
                bytes(0xFF),
                bytes(0x80),
                bytes(0xE2, 0x82)); // cut
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void takesNoTextThatIsNotUtf8(byte[] broken) throws IOException {
        byte[] body = VALID.replace("Hi", "#").getBytes(StandardCharsets.UTF_8);
        int at = VALID.replace("Hi", "#").indexOf('#');
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.write(body, 0, at);
        mixed.writeBytes(broken);
        mixed.write(body, at + 1, body.length - at - 1);
        assertRefused(posted(mixed.toByteArray(), ""), 400, "invalid_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void takesNoOtherUnicode(String charset) throws IOException {
        byte[] body = VALID.getBytes(Charset.forName(charset));
        assertRefused(posted(body, ""), 400, "invalid_json");
    }

    @Test
    void bearsAByteOrderMark() throws IOException {
        byte[] body = ("\uFEFF" + VALID).getBytes(StandardCharsets.UTF_8);
        assertRefused(posted(body, ""), 404, "model_not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'model':'none','model':'other','messages':[]}",
                "{'model':'none'}{'model':'none'}",
                "{'model':'none'} x",
                "{'model':NaN}",
                "{'model':'\u0000'}",
                "{'model':'\n'}",
                "{'model':'none',}",
                "{model:'none'}",
                "/* */{'model':'none'}",
                "\u0000"
            })
    void takesNothingThatOnlyLooksLikeJson(String body) throws IOException {
        assertRefused(posted(body), 400, "invalid_json");
    }

    static Stream<String> tooComplex() {
        return Stream.of(
                "{'a':" + "[".repeat(30_000),
                "{'a':" + "{'a':".repeat(10_000),
                "{'a':[" + "[],".repeat(20_000) + "[]]}",
                "{'" + "n".repeat(5_000) + "':1}",
                "{'temperature':" + "9".repeat(50_000) + "}",
                "{'temperature':1e" + "9".repeat(50_000) + "}",
                "{'messages':[" + "{},".repeat(20_000) + "{}]}");
    }

    @ParameterizedTest
    @MethodSource("tooComplex")
    void readsNoBodyThatIsMadeToBeExpensive(String body) throws IOException {
        assertRefused(posted(body), 400, "invalid_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "gzip, gzip", "nonsense"})
    void unpacksNothing(String encoding) throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bomb)) {
            packed.write(new byte[10_000_000]);
        }
        String header = "Content-Encoding: " + encoding + "\r\n";
        assertRefused(posted(bomb.toByteArray(), header), 415, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "iso-8859-1", "nonsense"})
    void takesNoOtherCharset(String charset) throws IOException {
        String head = POST.replace("application/json", "application/json; charset=" + charset);
        assertRefused(
                RawHttp.exchange(port, head + CLOSE + "Content-Length: 2\r\n\r\n{}"), 415, "");
    }

    private String chunked(String chunks) throws IOException {
        return RawHttp.exchange(port, POST + CLOSE + "Transfer-Encoding: chunked\r\n\r\n" + chunks);
    }

    private String posted(String body) throws IOException {
        return posted(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "");
    }

    private String posted(byte[] body, String header) throws IOException {
        return RawHttp.exchange(
                port,
                POST
                        + CLOSE
                        + header
                        + "Content-Length: "
                        + body.length
                        + "\r\n\r\n"
                        + new String(body, StandardCharsets.ISO_8859_1));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
