package io.getinference.simulator.call;

import io.getinference.simulator.fault.ContentFault;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.WireFault;
import io.getinference.simulator.model.Provider;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an answer can show a fault at all. One that cannot is refused: a test that orders it
 * would otherwise pass for nothing.
 */
record Suitability(Call call, Rendition rendition, List<Frame> frames) {
    private static final int ASCII_MAX = 0x7F;

    /** Anthropic counts a token for an answer without a word. */
    private static final int SAID_BY_NOBODY = 1;

    private static final Set<ContentFault> SILENT =
            EnumSet.of(ContentFault.EMPTY, ContentFault.MALFORMED_CALL);

    Optional<String> objection(@Nullable Fault fault, @Nullable Twist twist) {
        String missing =
                switch (fault) {
                    case WireFault wire when wire.needsEventStream() && !eventStream() ->
                            "a stream of server-sent events";
                    case WireFault.Split(WireFault.Split.At at)
                            when at == WireFault.Split.At.CHARACTERS && ascii() ->
                            "a character of several bytes";
                    case ContentFault content -> missing(content, twist);
                    case null, default -> "";
                };
        return fault == null || missing.isEmpty()
                ? Optional.empty()
                : Optional.of("simulator: fault " + fault.type() + " needs " + missing);
    }

    private String missing(ContentFault fault, @Nullable Twist twist) {
        if (fault == ContentFault.MALFORMED_CALL && call.provider() != Provider.GEMINI) {
            return "a Gemini model";
        }
        if (fault == ContentFault.SAME_TOOL_IDS && toolCalls(twist) < 2) {
            return "an answer with two tool calls";
        }
        if (SILENT.contains(fault) && rendition.outputTokens() > SAID_BY_NOBODY) {
            return "a call that forces no tool";
        }
        return twist == null || changed(twist) ? "" : "an answer that tells it";
    }

    private boolean eventStream() {
        String type = rendition.streamHeaders().getOrDefault("content-type", "");
        return call.stream() && type.startsWith("text/event-stream");
    }

    private boolean ascii() {
        return frames.stream()
                .allMatch(frame -> frame.wire().codePoints().allMatch(c -> c <= ASCII_MAX));
    }

    private boolean changed(Twist twist) {
        return frames.stream().anyMatch(frame -> !twist.apply(frame.wire()).equals(frame.wire()));
    }

    private static int count(@Nullable Twist twist, Frame frame) {
        return twist == null ? 0 : twist.toolCalls(frame.wire());
    }

    private int toolCalls(@Nullable Twist twist) {
        return frames.stream().mapToInt(frame -> count(twist, frame)).sum();
    }
}
