package io.getinference.gateway.provider.gemini;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.Finish;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Interrupted;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Tally;
import io.getinference.gateway.provider.upstream.AnswerReader;
import io.getinference.gateway.provider.upstream.Json;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Understands the chunks of an answer that Gemini streams. No chunk says that it is the last, so
 * the end of the connection is the end of the answer only once the reason to finish and the total
 * of tokens have been seen.
 */
final class ContentReader implements AnswerReader {

    private static final Logger LOG = LoggerFactory.getLogger(ContentReader.class);

    private final List<Candidate> candidates = new ArrayList<>();
    private UpstreamModel answering;
    private Usage usage = Usage.NONE;
    private boolean reported;
    private boolean garbled;
    private boolean totalSinceFinish;
    private boolean ended;
    private String blockReason = "";

    ContentReader(UpstreamModel asked, Question question) {
        this.answering = asked;
        for (int choice = 0; choice < question.wish().choices(); choice++) {
            candidates.add(new Candidate(choice, question.tools().parallel()));
        }
    }

    @Override
    public List<AnswerPart> read(JsonNode chunk) {
        answering = Json.model(chunk, "modelVersion", answering);
        blockReason = chunk.path("promptFeedback").path("blockReason").stringValue(blockReason);
        List<AnswerPart> parts = new ArrayList<>();
        for (JsonNode said : chunk.path("candidates")) {
            int index = said.path("index").asInt(0);
            if (index >= 0 && index < candidates.size()) {
                parts.addAll(candidates.get(index).read(said));
            }
        }
        JsonNode said = chunk.path("usageMetadata");
        if (GeminiUsage.isIn(said)) {
            take(said);
        }
        return parts.isEmpty() ? List.of(new AnswerPart.Working()) : parts;
    }

    @Override
    public List<AnswerPart> end() throws ProviderFailure {
        if (!hasFinished() || !totalSinceFinish) {
            throw new ProviderFailure(
                    new Interrupted(), "the stream ended without reason or without total", null);
        }
        ended = true;
        List<Finish> finishes = new ArrayList<>();
        for (Candidate candidate : candidates) {
            finishes.add(isBlocked() ? Finish.CONTENT_FILTER : candidate.finish());
        }
        return List.of(new AnswerPart.Finished(finishes));
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
        return isBlocked() || candidates.stream().allMatch(Candidate::hasFinished);
    }

    private boolean isBlocked() {
        return !blockReason.isEmpty();
    }
}
