package io.getinference.gateway.provider.anthropic;

import io.getinference.common.catalogue.ThinkingOrder;
import io.getinference.gateway.provider.Media;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Wish;
import io.getinference.gateway.provider.upstream.Conversation;
import io.getinference.gateway.provider.upstream.Json;
import io.getinference.gateway.provider.upstream.Refusals;

import tools.jackson.databind.node.ObjectNode;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A question as the Messages API takes it. Pure.
 *
 * @param prompt the part that is counted: model, system, messages, tools and format
 * @param bare the same without the data of pictures and files
 * @param parameters the rest, but the cap on output and the thinking that must fit in it
 */
record MessagesRequest(
        Question question,
        ObjectNode prompt,
        ObjectNode bare,
        ObjectNode parameters,
        ClaudeFormat format,
        ClaudeThinking thinking,
        Set<String> ignored) {

    static MessagesRequest of(Question asked) throws ProviderFailure {
        refuseWhatNoneTakes(asked.wish());
        ClaudeMedia.check(asked);
        ClaudeFormat format = ClaudeFormat.of(asked);
        Question question = format.within(asked);
        boolean prefill = question.model().abilities().prefill() && format.allowsPrefill();
        Conversation conversation = Conversation.of(question, prefill);
        ClaudeThinking thinking = ClaudeThinking.of(question, conversation);
        ClaudeSampling sampling = ClaudeSampling.of(question, thinking);
        ClaudeTools tools = ClaudeTools.of(question, conversation);
        Set<String> ignored = new TreeSet<>(sampling.ignored());
        ignored.addAll(tools.ignored());
        if (thinking.ignored()) {
            ignored.add("reasoning_effort");
        }
        Function<Function<Media, String>, ObjectNode> prompt =
                data -> {
                    ObjectNode wire = head(question, conversation, format);
                    wire.set("messages", new ClaudeTurns(data, new ToolIds()).write(conversation));
                    return wire.setAll(tools.wire());
                };
        return new MessagesRequest(
                question,
                prompt.apply(Media::base64),
                prompt.apply(media -> ""),
                sampling.wire(),
                format,
                thinking,
                ignored);
    }

    /** The body to send; more than the model can write would be refused. */
    String body(long tokensMax) {
        return body(prompt.deepCopy(), tokensMax).toString();
    }

    /** The body without the data of pictures and files, whose tokens do not follow its length. */
    String bodyWithoutMedia() {
        return body(bare.deepCopy(), question.model().outputTokensMax()).toString();
    }

    /** The body to have counted. */
    String countBody() {
        return prompt.toString();
    }

    private ObjectNode body(ObjectNode body, long tokensMax) {
        long cap = Math.min(tokensMax, question.model().outputTokensMax());
        body.put("max_tokens", cap);
        body.put("stream", true);
        body.setAll(parameters);
        ThinkingOrder order = question.model().abilities().thinkingOrder();
        if (thinking.off()) {
            body.putObject("thinking").put("type", "disabled");
        } else if (thinking.level() != null) {
            body.withObject("/output_config").put("effort", thinking.level());
        } else if (order != null && thinking.budget() > 0) {
            long budget = thinking.budgetWithin(cap, order);
            if (budget > 0) {
                body.putObject("thinking").put("type", "enabled").put("budget_tokens", budget);
            }
        }
        return body;
    }

    private static ObjectNode head(
            Question question, Conversation conversation, ClaudeFormat format) {
        ObjectNode head = Json.MAPPER.createObjectNode();
        head.put("model", question.model().upstream().value());
        String system = format.instructed(conversation.system());
        if (!system.isEmpty()) {
            head.put("system", system);
        }
        if (format.schema() != null) {
            ObjectNode wire = head.putObject("output_config").putObject("format");
            wire.put("type", "json_schema").set("schema", format.schema());
        }
        return head;
    }

    private static void refuseWhatNoneTakes(Wish wish) throws ProviderFailure {
        if (wish.choices() > 1) {
            throw Refusals.before(
                    new Refused(
                            "unsupported_value",
                            "n",
                            "This model gives one answer at a time. Leave 'n' out, or ask several times."));
        }
        if (wish.topLogprobs() != null) {
            throw Refusals.before(
                    new Refused(
                            "unsupported_parameter",
                            "logprobs",
                            "This model does not tell probabilities. Leave 'logprobs' out."));
        }
    }
}
