package io.getinference.simulator.anthropic;

import io.getinference.simulator.answer.PromptTokens.Media;
import io.getinference.simulator.answer.Seed;
import io.getinference.simulator.answer.Tokens;
import io.getinference.simulator.json.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A prompt as Claude reads it: tools, system, messages, block by block. What it counts and what a
 * cache could keep of it are known after each block.
 */
final class ClaudePrompt {
    private static final int TOKENS_PER_PROMPT = 8;
    private static final int TOKENS_PER_MESSAGE = 4;
    private static final int TOKENS_OF_TOOLS = 346;
    private static final int TOKENS_OF_FORCED_TOOLS = 313;
    private static final int TOKENS_OF_FORMAT = 100;

    /**
     * The prompt up to the end of a block.
     *
     * @param hash the same for the same beginning, whatever marks it carries
     * @param lifetime how long its writer wants it kept; zero: not
     */
    record Boundary(int tokens, String hash, Duration lifetime) {}

    private final MessagesAsked asked;
    private final BlockText blockText;
    private final boolean cached;
    private final List<Boundary> boundaries = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String hash;
    private int bytes;
    private int other = TOKENS_PER_PROMPT;
    private int image;

    ClaudePrompt(MessagesAsked asked) {
        this.asked = asked;
        this.blockText = new BlockText(asked.model());
        this.cached = CacheMarks.any(asked);
        this.hash = asked.model().id();
        tools();
        blocks(asked.body().path("system"), "system", true);
        // A change of these leaves what is kept of tools and system as it is, but nothing after.
        hash = Seed.hex(hash + asked.body().path("tool_choice") + asked.body().path("thinking"));
        messages();
        markEnd();
        format();
    }

    int tokens() {
        return other + Tokens.ofBytes(bytes);
    }

    Media media() {
        return new Media(image, 0, 0);
    }

    /** All text, in the order of the prompt; tools left out. */
    String text() {
        return text.toString();
    }

    List<Boundary> boundaries() {
        return List.copyOf(boundaries);
    }

    private void tools() {
        JsonNode tools = asked.body().path("tools");
        if (tools.isEmpty()) {
            return;
        }
        other += asked.forcesTool() ? TOKENS_OF_FORCED_TOOLS : TOKENS_OF_TOOLS;
        int before = other;
        int jsonBytes = 1;
        for (JsonNode tool : tools) {
            String json = Json.write(unmarked(tool));
            jsonBytes += Tokens.bytes(json) + 1;
            other = before + Tokens.ofBytes(jsonBytes);
            hash = Seed.hex(hash + "/tool/" + json);
            boundaries.add(new Boundary(tokens(), hash, CacheMarks.lifetime(tool)));
        }
    }

    private void messages() {
        int loop = loopStart();
        for (int i = 0; i < asked.messages().size(); i++) {
            JsonNode message = asked.messages().get(i);
            other += TOKENS_PER_MESSAGE;
            blocks(message.path("content"), message.path("role").asString(""), i >= loop);
        }
    }

    /** Thoughts of turns before the one that still goes on are not read again. */
    private int loopStart() {
        for (int i = asked.messages().size() - 1; i >= 0; i--) {
            JsonNode message = asked.messages().get(i);
            boolean user = message.path("role").asString("").equals("user");
            if (user && !BlockText.isOnlyResults(message.path("content"))) {
                return i;
            }
        }
        return 0;
    }

    private void blocks(JsonNode content, String role, boolean withThoughts) {
        if (content.isString()) {
            say(content.asString());
            close(content, role);
        }
        if (content.isArray()) {
            for (JsonNode block : content) {
                if (withThoughts || !BlockText.isThought(block)) {
                    say(blockText.text(block));
                    int pixels = blockText.imageTokens(block);
                    image += pixels;
                    other += pixels;
                }
                close(block, role);
            }
        }
    }

    private void say(String said) {
        text.append(said);
        bytes += Tokens.bytes(said);
    }

    private void close(JsonNode block, String role) {
        // Only a prompt that asks for a cache needs its beginnings told apart.
        if (cached) {
            hash = Seed.hex(hash + "/" + role + "/" + Json.write(unmarked(block)));
        }
        boundaries.add(new Boundary(tokens(), hash, CacheMarks.lifetime(inMarked(block))));
    }

    /** A mark within a tool's result is one at its end. */
    private static JsonNode inMarked(JsonNode block) {
        JsonNode content = block.path("content");
        if (CacheMarks.lifetime(block).isZero() && content.isArray()) {
            for (JsonNode inner : content) {
                if (!CacheMarks.lifetime(inner).isZero()) {
                    return inner;
                }
            }
        }
        return block;
    }

    private void markEnd() {
        Duration wanted = CacheMarks.lifetime(asked.body());
        if (!wanted.isZero() && !boundaries.isEmpty()) {
            Boundary last = boundaries.removeLast();
            boundaries.add(new Boundary(last.tokens(), last.hash(), wanted));
        }
    }

    private void format() {
        JsonNode format = asked.body().path("output_config").path("format");
        if (format.isObject()) {
            other += TOKENS_OF_FORMAT + Tokens.of(Json.write(format.path("schema")));
        }
    }

    private static JsonNode unmarked(JsonNode block) {
        if (!(block instanceof ObjectNode object)) {
            return block;
        }
        ObjectNode copy = object.deepCopy();
        copy.remove(CacheMarks.NAME);
        copy.path("content")
                .forEach(inner -> {
                    if (inner instanceof ObjectNode each) {
                        each.remove(CacheMarks.NAME);
                    }
                });
        return copy;
    }
}
