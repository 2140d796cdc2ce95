package io.getinference.simulator.anthropic;

import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code cache_control}: where it may stand, and what it asks for. */
final class CacheMarks {
    static final String NAME = "cache_control";
    private static final int MARKS_MAX = 4;

    private CacheMarks() {}

    /** How long a block wants its prompt kept up to itself; zero when it does not. */
    static Duration lifetime(JsonNode marked) {
        JsonNode mark = marked.path(NAME);
        if (!mark.isObject()) {
            return Duration.ZERO;
        }
        return mark.path("ttl").asString("5m").equals("1h")
                ? Duration.ofHours(1)
                : Duration.ofMinutes(5);
    }

    /** The shape of one mark. */
    static Optional<Refusal> shape(JsonNode marked, String at) {
        JsonNode mark = marked.path(NAME);
        if (mark.isMissingNode() || mark.isNull()) {
            return Objection.none();
        }
        String here = at + "." + NAME;
        return Objection.first(
                () -> Objection.object(mark, here),
                () -> Objection.oneOf(mark.path("type"), here + ".type", Set.of("ephemeral")),
                () ->
                        mark.has("ttl")
                                ? Objection.oneOf(
                                        mark.path("ttl"),
                                        here + ".ephemeral.ttl",
                                        Set.of("5m", "1h"))
                                : Objection.none(),
                () -> Objection.extras(mark, here + ".ephemeral", Set.of("type", "ttl")));
    }

    /** The rules on all marks together, in the order in which a prompt is put together. */
    static Optional<Refusal> all(MessagesAsked asked) {
        List<Mark> marks = marks(asked);
        if (marks.size() > MARKS_MAX) {
            return Objection.when(
                    true,
                    "A maximum of 4 blocks with cache_control may be provided. Found "
                            + marks.size()
                            + ".");
        }
        boolean shortSeen = false;
        for (Mark mark : marks) {
            boolean isLong = mark.lifetime.compareTo(Duration.ofMinutes(5)) > 0;
            if (isLong && shortSeen) {
                return Objection.when(
                        true,
                        mark.at
                                + ".cache_control.ttl: a ttl='1h' cache_control block must not come"
                                + " after a ttl='5m' cache_control block. Note that blocks are"
                                + " processed in the following order: `tools`, `system`,"
                                + " `messages`.");
            }
            shortSeen |= !isLong;
        }
        return Objection.none();
    }

    static boolean any(MessagesAsked asked) {
        return !marks(asked).isEmpty();
    }

    private record Mark(String at, Duration lifetime) {}

    private static List<Mark> marks(MessagesAsked asked) {
        List<Mark> marks = new ArrayList<>();
        collect(asked.body().path("tools"), "tools", marks);
        collect(asked.body().path("system"), "system", marks);
        for (int i = 0; i < asked.messages().size(); i++) {
            String at = "messages." + i + ".content";
            collect(asked.messages().get(i).path("content"), at, marks);
        }
        // The mark of the whole request is one at its end.
        if (!lifetime(asked.body()).isZero()) {
            marks.add(new Mark("request", lifetime(asked.body())));
        }
        return marks;
    }

    private static void collect(JsonNode blocks, String at, List<Mark> marks) {
        if (!blocks.isArray()) {
            return;
        }
        for (int i = 0; i < blocks.size(); i++) {
            JsonNode block = blocks.get(i);
            collect(block.path("content"), at + "." + i + ".content", marks);
            if (!lifetime(block).isZero()) {
                marks.add(new Mark(at + "." + i, lifetime(block)));
            }
        }
    }
}
