package io.getinference.gateway.provider.anthropic;

import io.getinference.common.catalogue.ThinkingOrder;
import io.getinference.gateway.provider.Media;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Sampling;
import io.getinference.gateway.provider.Tools;
import io.getinference.gateway.provider.Wish;
import io.getinference.gateway.provider.upstream.Conversation;
import io.getinference.gateway.provider.upstream.Json;
import io.getinference.gateway.provider.upstream.Refusals;
import io.getinference.gateway.provider.upstream.TakenSampling;
import io.getinference.gateway.provider.upstream.Text;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A question as the Messages API takes it. Pure.
 *
 * @param prompt the part that is counted: model, system, messages, tools and format
 * @param parameters the rest, but the cap on output and the thinking that must fit in it
 */
record MessagesRequest(
        Question question,
        ObjectNode prompt,
        ObjectNode parameters,
        ClaudeFormat format,
        ClaudeThinking thinking,
        Set<String> ignored) {

    static MessagesRequest of(Question asked) throws ProviderFailure {
        refuseWhatNoneTakes(asked.wish());
        ClaudeFormat format = ClaudeFormat.of(asked);
        Question question = withToolOf(format, asked);
        ClaudeThinking thinking = ClaudeThinking.of(question);
        TakenSampling sampling = sampling(question, thinking);
        return new MessagesRequest(
                question,
                prompt(question, format, Media::base64),
                parameters(sampling, stops(question.sampling())),
                format,
                thinking,
                ignored(question, sampling, thinking));
    }

    /** The body to send; more than the model can write would be refused. */
    String body(long tokensMax) {
        return body(prompt.deepCopy(), tokensMax).toString();
    }

    /** The body without the data of pictures and files, whose tokens do not follow its length. */
    String bodyWithoutMedia() throws ProviderFailure {
        ObjectNode bare = prompt(question, format, media -> "");
        return body(bare, question.model().outputTokensMax()).toString();
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

    private static ObjectNode prompt(
            Question question, ClaudeFormat format, Function<Media, String> data)
            throws ProviderFailure {
        // A format begins where the answer begins, not where the caller's words end.
        boolean prefill = question.model().abilities().prefill() && format.schema() == null;
        Conversation conversation = Conversation.of(question, prefill);
        ObjectNode prompt = Json.MAPPER.createObjectNode();
        prompt.put("model", question.model().upstream().value());
        String system = system(conversation, format.instruction());
        if (!system.isEmpty()) {
            prompt.put("system", system);
        }
        prompt.set("messages", new ClaudeTurns(data).write(conversation));
        ClaudeTools.write(question, conversation, prompt);
        if (format.schema() != null) {
            ObjectNode wire = prompt.putObject("output_config").putObject("format");
            wire.put("type", "json_schema").set("schema", format.schema());
        }
        return prompt;
    }

    private static String system(Conversation conversation, @Nullable String instruction) {
        if (instruction == null) {
            return conversation.system();
        }
        return conversation.instructions().isEmpty()
                ? instruction
                : conversation.system() + "\n" + instruction;
    }

    private static ObjectNode parameters(TakenSampling sampling, List<String> stops) {
        ObjectNode parameters = Json.MAPPER.createObjectNode();
        if (sampling.temperature() != null) {
            parameters.put("temperature", sampling.temperature());
        }
        if (sampling.topP() != null) {
            parameters.put("top_p", sampling.topP());
        }
        if (!stops.isEmpty()) {
            ArrayNode sequences = parameters.putArray("stop_sequences");
            stops.forEach(sequences::add);
        }
        return parameters;
    }

    private static Question withToolOf(ClaudeFormat format, Question question) {
        Tools.Tool tool = format.tool();
        if (tool == null) {
            return question;
        }
        return new Question(
                question.request(),
                question.model(),
                question.turns(),
                question.sampling(),
                new Tools(List.of(tool), new Tools.Choice.Named(tool.name()), false),
                question.wish());
    }

    /**
     * Claude's scale ends at 1, which is also what it takes if nothing is said: saying it changes
     * nothing, and would only stand in the way of the other parameter, of thinking, or of a model
     * that takes neither.
     */
    private static TakenSampling sampling(Question question, ClaudeThinking thinking) {
        Sampling said = question.sampling();
        Double temperature = lessThanOne(said.temperature());
        Double topP = lessThanOne(said.topP());
        if (thinking.budget() == 0) {
            return TakenSampling.of(temperature, topP, question.model().abilities());
        }
        Set<String> ignored = new TreeSet<>();
        if (temperature != null) {
            ignored.add("temperature");
        }
        if (topP != null) {
            ignored.add("top_p");
        }
        return new TakenSampling(null, null, ignored);
    }

    private static @Nullable Double lessThanOne(@Nullable Double value) {
        return value == null || value >= 1 ? null : value;
    }

    private static Set<String> ignored(
            Question question, TakenSampling sampling, ClaudeThinking thinking) {
        Set<String> ignored = new TreeSet<>(sampling.ignored());
        Sampling said = question.sampling();
        if (said.seed() != null) {
            ignored.add("seed");
        }
        if (asks(said.penalties().presence())) {
            ignored.add("presence_penalty");
        }
        if (asks(said.penalties().frequency())) {
            ignored.add("frequency_penalty");
        }
        if (thinking.ignored()) {
            ignored.add("reasoning_effort");
        }
        return ignored;
    }

    private static boolean asks(@Nullable Double penalty) {
        return penalty != null && penalty != 0;
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

    private static List<String> stops(Sampling sampling) throws ProviderFailure {
        for (String stop : sampling.stop()) {
            if (!Text.isVisible(stop)) {
                throw Refusals.before(
                        new Refused(
                                "unsupported_value",
                                "stop",
                                "This model does not take stop sequences of white space only."));
            }
        }
        return sampling.stop().stream().map(Text::wellFormed).toList();
    }
}
