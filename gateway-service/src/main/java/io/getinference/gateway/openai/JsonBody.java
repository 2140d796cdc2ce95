package io.getinference.gateway.openai;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/** Turns a body into JSON, within bounds and without guessing what it could mean. */
final class JsonBody {

    private static final int DECODED_CHARS = 8 * 1024;

    private final JsonMapper json;
    private final String bounds;
    private final Semaphore reading;

    JsonBody(RequestSettings settings) {
        this.json = mapper(settings);
        this.bounds =
                "at most %d levels, %d tokens, names of %d characters and numbers of %d"
                        .formatted(
                                settings.jsonDepthMax(),
                                settings.jsonTokensMax(),
                                settings.jsonNameCharsMax(),
                                settings.jsonNumberCharsMax());
        this.reading = new Semaphore(settings.readingMax(), true);
    }

    private static JsonMapper mapper(RequestSettings settings) {
        int bytesMax = Math.toIntExact(settings.bodyMax().toBytes());
        StreamReadConstraints constraints =
                StreamReadConstraints.builder()
                        .maxNestingDepth(settings.jsonDepthMax())
                        .maxTokenCount(settings.jsonTokensMax())
                        .maxNameLength(settings.jsonNameCharsMax())
                        .maxNumberLength(settings.jsonNumberCharsMax())
                        .maxStringLength(bytesMax)
                        .maxDocumentLength(bytesMax)
                        .build();
        return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .build();
    }

    /** The JSON object that the body is. */
    JsonNode object(byte[] body) {
        requireText(body);
        JsonNode root = tree(body);
        if (!root.isObject()) {
            throw ApiError.field(
                            "invalid_type", null, "The body of the request must be a JSON object.")
                    .asException();
        }
        return root;
    }

    private JsonNode tree(byte[] body) {
        reading.acquireUninterruptibly();
        try {
            return json.readTree(body);
        } catch (StreamConstraintsException e) {
            throw invalid("it is too complex: " + bounds + ".");
        } catch (JacksonException e) {
            throw invalid(where(e));
        } finally {
            reading.release();
        }
    }

    /**
     * JSON on the wire is UTF-8 and holds no NUL. The parser would guess at UTF-16 and UTF-32, and
     * let some broken text pass.
     */
    private static void requireText(byte[] body) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(body);
        CharBuffer chars = CharBuffer.allocate(DECODED_CHARS);
        CoderResult result;
        do {
            chars.clear();
            result = decoder.decode(bytes, chars, true);
            if (result.isError()) {
                throw invalid("byte " + bytes.position() + " is not valid UTF-8.");
            }
            if (hasNul(chars.flip())) {
                throw invalid("it holds a NUL; send it in UTF-8.");
            }
        } while (result.isOverflow());
    }

    private static boolean hasNul(CharBuffer chars) {
        while (chars.hasRemaining()) {
            if (chars.get() == 0) {
                return true;
            }
        }
        return false;
    }

    private static RefusedException invalid(String why) {
        return ApiError.field(
                        "invalid_json",
                        null,
                        "We could not parse the JSON body of your request: " + why)
                .asException();
    }

    private static String where(JacksonException e) {
        return e.getLocation() == null
                ? "it is not valid JSON."
                : "line "
                        + e.getLocation().getLineNr()
                        + ", column "
                        + e.getLocation().getColumnNr()
                        + ".";
    }
}
