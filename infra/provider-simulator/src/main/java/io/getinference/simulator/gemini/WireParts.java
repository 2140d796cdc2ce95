package io.getinference.simulator.gemini;

import io.getinference.simulator.answer.Answer;
import io.getinference.simulator.answer.Part;
import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.Ability;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds the parts of one candidate. */
record WireParts(Reply reply, Answer candidate) {

    static ObjectNode text(String text) {
        return Json.object().put("text", text);
    }

    static ObjectNode thought(String text) {
        return text(text).put("thought", true);
    }

    /** Of parallel calls only the first is signed. It has no id, and sometimes no arguments. */
    ObjectNode call(int index, Part.ToolCall call) {
        ObjectNode function = Json.object().put("name", call.name());
        JsonNode arguments = arguments(call);
        if (!arguments.isEmpty() || candidate.seed() % 2 == 0) {
            function.set("args", arguments);
        }
        ObjectNode part = Json.object();
        part.set("functionCall", function);
        boolean first =
                candidate.parts().stream().limit(index).noneMatch(Part.ToolCall.class::isInstance);
        if (first && reply.model().can(Ability.SIGNED_CALLS)) {
            sign(part);
        }
        return part;
    }

    /** Text of a Gemini 3 that has thought is signed at its end, unless a call was. */
    ObjectNode signedAtEnd(ObjectNode part) {
        boolean calls = candidate.parts().stream().anyMatch(Part.ToolCall.class::isInstance);
        if (candidate.thoughts() > 0 && !calls && reply.model().can(Ability.SIGNED_CALLS)) {
            sign(part);
        }
        return part;
    }

    private void sign(ObjectNode part) {
        part.put("thoughtSignature", ThoughtSignature.of(candidate.seed()));
    }

    private static JsonNode arguments(Part.ToolCall call) {
        try {
            return Json.read(call.arguments());
        } catch (Json.Malformed e) {
            throw new IllegalStateException("a whole call has whole arguments", e);
        }
    }
}
