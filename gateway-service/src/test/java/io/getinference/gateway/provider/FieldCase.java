package io.getinference.gateway.provider;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.Provider;
import io.getinference.common.id.RequestId;
import io.getinference.gateway.openai.ChatRequest;
import io.getinference.gateway.openai.RefusedException;
import io.getinference.gateway.openai.RequestFixture;
import io.getinference.gateway.provider.anthropic.ClaudeBody;
import io.getinference.gateway.provider.gemini.GeminiBody;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * A field of a request, with a value that asks for something.
 *
 * @param label how the table names it
 * @param context members that it makes sense with; single quotes stand for double ones
 * @param members the field itself
 */
record FieldCase(String label, String context, String members) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BASE = "{'model':'m','messages':[{'role':'user','content':'Hi'}]}";
    private static final long CAP = 30_000;

    static FieldCase of(String label, String members) {
        return new FieldCase(label, "", members);
    }

    /** What becomes of it on a model. */
    String outcome(ModelRow model) {
        try {
            ChatRequest without = request("");
            ChatRequest with = request(members);
            Translated before = translated(without, model);
            Translated after = translated(with, model);
            Set<String> listed = new HashSet<>(with.ignored());
            listed.addAll(after.ignored());
            listed.removeAll(before.ignored());
            boolean told = !after.body().equals(before.body());
            if (!listed.isEmpty()) {
                return told ? "translated in part, rest listed" : "ignored, listed";
            }
            if (told) {
                return "translated";
            }
            boolean byUs =
                    !with.manner().equals(without.manner())
                            || with.tools().parallel() != without.tools().parallel();
            return byUs ? "by the gateway" : "ignored";
        } catch (RefusedException e) {
            return "400 `" + e.error().code() + "`";
        } catch (ProviderFailure e) {
            return e.reason() instanceof ProviderFailure.Refused refused
                    ? "400 `" + refused.code() + "`"
                    : e.reason().toString();
        }
    }

    private ChatRequest request(String more) {
        ObjectNode body = object(BASE);
        body.setAll(object("{" + context + "}"));
        body.setAll(object("{" + more + "}"));
        return RequestFixture.reader(100).read(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Translated translated(ChatRequest request, ModelRow model)
            throws ProviderFailure {
        Question question =
                new Question(
                        RequestId.next(),
                        model,
                        request.turns(),
                        request.sampling(),
                        request.tools(),
                        request.wish());
        long cap = Objects.requireNonNullElse(request.outputTokensMax(), CAP);
        return model.provider() == Provider.ANTHROPIC
                ? ClaudeBody.of(question, cap)
                : GeminiBody.of(question, cap);
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    }
}
