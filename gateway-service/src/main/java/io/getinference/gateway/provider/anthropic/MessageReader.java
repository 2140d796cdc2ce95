package io.getinference.gateway.provider.anthropic;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.Finish;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Interrupted;
import io.getinference.gateway.provider.Tally;
import io.getinference.gateway.provider.upstream.AnswerReader;
import io.getinference.gateway.provider.upstream.Json;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** Understands the events of a message that Claude writes. */
final class MessageReader implements AnswerReader {

    private static final Logger LOG = LoggerFactory.getLogger(MessageReader.class);

    private final ClaudeUsage usage = new ClaudeUsage();
    private UpstreamModel answering;
    private final MessageBlocks blocks;
    private String stopReason = "";
    private String declinedBecause = "";
    private boolean counted;
    private boolean garbled;
    private boolean stopped;

    MessageReader(UpstreamModel asked, ClaudeFormat format) {
        this.answering = asked;
        this.blocks = new MessageBlocks(format);
    }

    @Override
    public List<AnswerPart> read(JsonNode event) {
        return switch (event.path("type").stringValue("")) {
            case "message_start" -> start(event.path("message"));
            case "content_block_start" -> orWorking(blocks.start(event.path("content_block")));
            case "content_block_delta" -> orWorking(blocks.delta(event.path("delta")));
            case "content_block_stop" -> orWorking(blocks.stop());
            case "message_delta" -> delta(event);
            case "message_stop" -> stop();
            default -> working();
        };
    }

    @Override
    public List<AnswerPart> end() throws ProviderFailure {
        throw new ProviderFailure(
                new Interrupted(), "the stream ended without a message_stop", null);
    }

    @Override
    public Tally tally() {
        boolean declined = stopReason.equals("refusal") && usage.usage().output() == 0;
        return new Tally(
                usage.usage(),
                answering,
                !declined,
                stopped && counted && !garbled,
                usage.isReported());
    }

    private List<AnswerPart> start(JsonNode message) {
        answering = Json.model(message, "model", answering);
        believed(() -> usage.begin(message.path("usage")));
        return working();
    }

    /** The last of several is final; an earlier one's output is the output so far. */
    private List<AnswerPart> delta(JsonNode event) {
        stopReason = event.path("delta").path("stop_reason").stringValue(stopReason);
        declinedBecause =
                event.path("delta")
                        .path("stop_details")
                        .path("explanation")
                        .stringValue(declinedBecause);
        believed(() -> counted |= usage.take(event.path("usage")));
        return working();
    }

    private List<AnswerPart> stop() {
        stopped = true;
        List<AnswerPart> last = new ArrayList<>(blocks.stop());
        if (!declinedBecause.isEmpty()) {
            last.add(new AnswerPart.Declined(0, declinedBecause));
        }
        last.add(AnswerPart.Finished.with(finish()));
        return last;
    }

    private static List<AnswerPart> orWorking(List<AnswerPart> parts) {
        return parts.isEmpty() ? working() : parts;
    }

    private static List<AnswerPart> working() {
        return List.of(new AnswerPart.Working());
    }

    private void believed(Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            LOG.error("Claude's usage cannot be true and is not believed: {}", e.getMessage());
            garbled = true;
        }
    }

    private Finish finish() {
        return switch (stopReason) {
            case "end_turn", "stop_sequence", "pause_turn" -> Finish.STOP;
            // Of a tool that stood in for a format the caller knows nothing.
            case "tool_use" -> blocks.hasCalls() ? Finish.TOOL_CALLS : Finish.STOP;
            case "max_tokens", "model_context_window_exceeded" -> Finish.LENGTH;
            case "refusal" -> Finish.CONTENT_FILTER;
            default -> {
                LOG.warn("Claude stopped for an unknown reason: {}", stopReason);
                yield Finish.STOP;
            }
        };
    }
}
