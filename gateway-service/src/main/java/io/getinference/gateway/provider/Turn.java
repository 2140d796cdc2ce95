package io.getinference.gateway.provider;

import java.util.List;
import java.util.stream.Stream;

/**
 * One message of the conversation, as the caller wrote it. Texts may be empty, and whoever
 * translates them drops what a provider refuses.
 */
public sealed interface Turn {

    /** The developer's instructions; they may stand anywhere and more than once. */
    record Instruction(List<String> texts) implements Turn {

        public Instruction {
            texts = List.copyOf(texts);
        }

        /** These texts. */
        public static Instruction saying(String... texts) {
            return new Instruction(List.of(texts));
        }
    }

    /** What the user says and shows. */
    record User(List<Content> contents) implements Turn {

        public User {
            contents = List.copyOf(contents);
        }

        /** These texts and nothing else. */
        public static User saying(String... texts) {
            return new User(Stream.of(texts).<Content>map(Content.Text::new).toList());
        }
    }

    /** What the model said before, and which tools it called. */
    record Assistant(List<String> texts, List<ToolCall> calls) implements Turn {

        public Assistant {
            texts = List.copyOf(texts);
            calls = List.copyOf(calls);
        }

        /** These texts and nothing else. */
        public static Assistant saying(String... texts) {
            return new Assistant(List.of(texts), List.of());
        }
    }

    /**
     * What a tool said; it follows the turn that called it, together with the results of that
     * turn's other calls, in any order.
     *
     * @param callId of the call that it answers
     */
    record ToolResult(String callId, List<String> texts) implements Turn {

        public ToolResult {
            texts = List.copyOf(texts);
        }
    }
}
