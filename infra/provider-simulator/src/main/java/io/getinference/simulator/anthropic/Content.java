package io.getinference.simulator.anthropic;

import io.getinference.simulator.answer.Answer;
import io.getinference.simulator.answer.Part;
import io.getinference.simulator.answer.Seed;
import io.getinference.simulator.json.Json;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content blocks of an answer.
 *
 * @param thoughtsShown whether the caller sees what was thought
 */
record Content(String callId, Answer answer, boolean thoughtsShown) {
    private static final int ID_LENGTH = 24;

    /** All blocks as a plain answer has them. */
    ArrayNode blocks() {
        ArrayNode blocks = Json.array();
        if (answer.thoughts() > 0) {
            blocks.addObject()
                    .put("type", "thinking")
                    .put("thinking", thinking())
                    .put("signature", signature());
        }
        for (int i = 0; i < answer.parts().size(); i++) {
            ObjectNode block = begun(i);
            switch (answer.parts().get(i)) {
                case Part.Text text -> block.put("text", text.text());
                case Part.ToolCall call -> block.set("input", input(call));
            }
            blocks.add(block);
        }
        return blocks;
    }

    /** The block of part {@code index} before anything is said in it. */
    ObjectNode begun(int index) {
        return switch (answer.parts().get(index)) {
            case Part.Text _ -> Json.object().put("type", "text").put("text", "");
            case Part.ToolCall call -> {
                ObjectNode use =
                        Json.object()
                                .put("type", "tool_use")
                                .put("id", toolId(index))
                                .put("name", call.name());
                use.set("input", Json.object());
                use.set("caller", Json.object().put("type", "direct"));
                yield use;
            }
        };
    }

    ObjectNode begunThinking() {
        return Json.object().put("type", "thinking").put("thinking", "").put("signature", "");
    }

    String thinking() {
        return thoughtsShown ? answer.thinking() : "";
    }

    String signature() {
        return Signature.of(callId, thinking());
    }

    private String toolId(int index) {
        return "toolu_" + Seed.hex(callId + "/" + index).substring(0, ID_LENGTH);
    }

    /** Of a call that the limit has cut nothing is left that would be JSON. */
    private static ObjectNode input(Part.ToolCall call) {
        try {
            return call.whole() && Json.read(call.arguments()) instanceof ObjectNode input
                    ? input
                    : Json.object();
        } catch (Json.Malformed e) {
            throw new IllegalStateException("whole arguments are JSON", e);
        }
    }
}
