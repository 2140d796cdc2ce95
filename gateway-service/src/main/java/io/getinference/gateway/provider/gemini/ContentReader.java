package io.getinference.gateway.provider.gemini;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.Finish;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Interrupted;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;
import io.getinference.gateway.provider.Tally;
import io.getinference.gateway.provider.upstream.AnswerReader;
import io.getinference.gateway.provider.upstream.Json;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.util.List;

/**
 * Understands the chunks of an answer that Gemini streams. No chunk says that it is the last, so
 * the end of the connection is the end of the answer only once the reason to finish and the total
 * of tokens have been seen.
 */
final class ContentReader implements AnswerReader {

    private static final Logger LOG = LoggerFactory.getLogger(ContentReader.class);

    private UpstreamModel answering;
    private Usage usage = Usage.NONE;
    private boolean reported;
    private boolean garbled;
    private boolean totalSinceFinish;
    private boolean ended;
    private boolean wrote;
    private String finishReason = "";
    private String blockReason = "";

    ContentReader(UpstreamModel asked) {
        this.answering = asked;
    }

    @Override
    public List<AnswerPart> read(JsonNode chunk) {
        answering = Json.model(chunk, "modelVersion", answering);
        JsonNode candidate = chunk.path("candidates").path(0);
        finishReason = candidate.path("finishReason").stringValue(finishReason);
        blockReason = chunk.path("promptFeedback").path("blockReason").stringValue(blockReason);
        JsonNode said = chunk.path("usageMetadata");
        if (GeminiUsage.isIn(said)) {
            take(said);
        }
        return parts(candidate);
    }

    @Override
    public List<AnswerPart> end() throws ProviderFailure {
        if (!hasFinished() || !totalSinceFinish) {
            throw new ProviderFailure(
                    new Interrupted(), "the stream ended without reason or without total", null);
        }
        ended = true;
        return List.of(new AnswerPart.Finished(finish()));
    }

    /** A blocked prompt is billed: its tokens are in the counters. */
    @Override
    public Tally tally() {
        return new Tally(usage, answering, true, ended && !garbled, reported);
    }

    /** The last reading is the one that holds: an earlier prompt count can be larger. */
    private void take(JsonNode said) {
        totalSinceFinish = hasFinished() && GeminiUsage.hasTotal(said);
        try {
            usage = GeminiUsage.of(said);
            reported = true;
            garbled = false;
        } catch (IllegalArgumentException e) {
            LOG.error("Gemini's usage cannot be true and is not believed: {}", e.getMessage());
            garbled = true;
        }
    }

    private boolean hasFinished() {
        return !finishReason.isEmpty() || !blockReason.isEmpty();
    }

    private List<AnswerPart> parts(JsonNode candidate) {
        StringBuilder text = new StringBuilder();
        for (JsonNode part : candidate.path("content").path("parts")) {
            if (!part.path("thought").booleanValue(false)) {
                text.append(part.path("text").stringValue(""));
            }
        }
        if (text.isEmpty()) {
            return List.of(new AnswerPart.Working());
        }
        wrote = true;
        return List.of(new AnswerPart.Text(text.toString()));
    }

    private Finish finish() throws ProviderFailure {
        return switch (finishReason) {
            case "STOP" -> Finish.STOP;
            case "MAX_TOKENS", "CONTINUATION" -> Finish.LENGTH;
            case "SAFETY",
                    "RECITATION",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "LANGUAGE",
                    "IMAGE_SAFETY",
                    "IMAGE_PROHIBITED_CONTENT",
                    "IMAGE_RECITATION" ->
                    Finish.CONTENT_FILTER;
            case "" -> Finish.CONTENT_FILTER;
            default -> malformed();
        };
    }

    /** No filter's doing: the model wrote what is no answer, or gives no reason. */
    private Finish malformed() throws ProviderFailure {
        if (!wrote) {
            throw new ProviderFailure(new Unavailable(), "no answer: " + finishReason, null);
        }
        LOG.warn("Gemini finished with {}", finishReason);
        return Finish.STOP;
    }
}
