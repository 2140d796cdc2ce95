package io.getinference.simulator.anthropic;

import io.getinference.simulator.json.Json;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** Messages as the API understands them: those of one role in a row are one turn. */
final class Turns {
    private Turns() {}

    /**
     * One block of a message; a message that is a string is one text block.
     *
     * @param at its path in the request
     */
    record Block(JsonNode node, String at) {
        String type() {
            return node.path("type").asString("");
        }

        String id() {
            return node.path(type().equals("tool_use") ? "id" : "tool_use_id").asString("");
        }
    }

    /**
     * A turn.
     *
     * @param at path of its first message
     */
    record Turn(String role, String at, List<Block> blocks) {
        boolean isUser() {
            return role.equals("user");
        }

        boolean answersTool() {
            return !of("tool_result").isEmpty();
        }

        List<Block> of(String type) {
            return blocks.stream().filter(block -> block.type().equals(type)).toList();
        }
    }

    static List<Turn> of(JsonNode messages) {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            String role = messages.get(i).path("role").asString("");
            if (role.equals("system")) {
                continue;
            }
            if (turns.isEmpty() || !turns.getLast().role().equals(role)) {
                turns.add(new Turn(role, "messages." + i, new ArrayList<>()));
            }
            turns.getLast()
                    .blocks()
                    .addAll(blocks(messages.get(i).path("content"), "messages." + i));
        }
        return turns;
    }

    private static List<Block> blocks(JsonNode content, String at) {
        List<Block> blocks = new ArrayList<>();
        if (content.isString()) {
            JsonNode text = Json.object().put("type", "text").put("text", content.asString());
            blocks.add(new Block(text, at + ".content.0"));
        }
        for (int i = 0; content.isArray() && i < content.size(); i++) {
            blocks.add(new Block(content.get(i), at + ".content." + i));
        }
        return blocks;
    }
}
