package io.getinference.gateway.openai;

import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.Finish;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the parts of an answer until it can be told in one piece. */
public final class WholeAnswer {

    private final List<Message> messages = new ArrayList<>();

    /** Empty, for so many choices. */
    public WholeAnswer(int choices) {
        for (int i = 0; i < choices; i++) {
            messages.add(new Message());
        }
    }

    /** Takes the next part. */
    public void take(AnswerPart part) {
        switch (part) {
            case AnswerPart.Text(int choice, String text) -> of(choice).text.append(text);
            case AnswerPart.Thought(int choice, String text) -> of(choice).thoughts.append(text);
            case AnswerPart.Declined(int choice, String text) -> of(choice).refusal.append(text);
            case AnswerPart.Call call -> of(call.choice()).calls.add(new Call(call));
            case AnswerPart.Arguments more ->
                    of(more.choice()).calls.get(more.call()).arguments.append(more.piece());
            case AnswerPart.Probabilities(int choice, List<AnswerPart.Token> tokens) ->
                    of(choice).tokens.addAll(tokens);
            case AnswerPart.Working working -> {}
            case AnswerPart.Finished(List<Finish> finishes) -> {
                for (int i = 0; i < finishes.size(); i++) {
                    of(i).finish = finishes.get(i);
                }
            }
        }
    }

    List<Map<String, @Nullable Object>> choices(Completion completion) {
        List<Map<String, @Nullable Object>> choices = new ArrayList<>();
        for (Message message : messages) {
            Map<String, @Nullable Object> choice = new LinkedHashMap<>();
            choice.put("index", choices.size());
            choice.put("message", message.wire(completion.functions()));
            choice.put("logprobs", message.tokens.isEmpty() ? null : Logprobs.wire(message.tokens));
            choice.put("finish_reason", completion.nameOf(message.finish));
            choices.add(choice);
        }
        return choices;
    }

    private Message of(int choice) {
        return messages.get(choice);
    }

    private static final class Message {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder thoughts = new StringBuilder();
        private final StringBuilder refusal = new StringBuilder();
        private final List<Call> calls = new ArrayList<>();
        private final List<AnswerPart.Token> tokens = new ArrayList<>();
        private Finish finish = Finish.STOP;

        Map<String, @Nullable Object> wire(boolean functions) {
            Map<String, @Nullable Object> wire = new LinkedHashMap<>();
            wire.put("role", "assistant");
            // Null only beside calls: an answer without a word is an empty text to its reader.
            wire.put("content", text.isEmpty() && !calls.isEmpty() ? null : text.toString());
            wire.put("refusal", refusal.isEmpty() ? null : refusal.toString());
            if (!thoughts.isEmpty()) {
                wire.put("reasoning_content", thoughts.toString());
            }
            if (!calls.isEmpty() && functions) {
                wire.put("function_call", calls.getFirst().function());
            } else if (!calls.isEmpty()) {
                wire.put("tool_calls", calls.stream().map(Call::wire).toList());
            }
            return wire;
        }
    }

    private static final class Call {
        private final AnswerPart.Call begun;
        private final StringBuilder arguments = new StringBuilder();

        Call(AnswerPart.Call begun) {
            this.begun = begun;
        }

        Map<String, Object> wire() {
            Map<String, Object> wire = new LinkedHashMap<>();
            wire.put("id", begun.id());
            wire.put("type", "function");
            wire.put("function", function());
            return wire;
        }

        Map<String, Object> function() {
            Map<String, Object> function = new LinkedHashMap<>();
            function.put("name", begun.name());
            function.put("arguments", arguments.toString());
            return function;
        }
    }
}
