package io.getinference.gateway.provider.upstream;

import io.getinference.gateway.provider.Content;
import io.getinference.gateway.provider.ToolCall;
import io.getinference.gateway.provider.Turn;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns in the making. What one role says in a row is gathered, and becomes a turn once: copying it
 * with every message would make ten thousand of them a matter of their square.
 */
final class Gathering {

    private final List<Turn> turns = new ArrayList<>();
    private final List<Content> user = new ArrayList<>();
    private final List<String> assistant = new ArrayList<>();

    /** What is shown, or texts that are not blank; nothing at all leaves no trace. */
    void user(List<Content> contents) {
        if (!contents.isEmpty()) {
            endAssistant();
            user.addAll(contents);
        }
    }

    /** Texts that are not blank. Calls end the turn, for their results come next. */
    void assistant(List<String> texts, List<ToolCall> calls) {
        if (texts.isEmpty() && calls.isEmpty()) {
            return;
        }
        endUser();
        assistant.addAll(texts);
        if (!calls.isEmpty()) {
            turns.add(new Turn.Assistant(assistant, calls));
            assistant.clear();
        }
    }

    void result(Turn.ToolResult result) {
        endUser();
        endAssistant();
        turns.add(result);
    }

    /** All turns, to go on with; nothing more may be gathered. */
    List<Turn> turns() {
        endUser();
        endAssistant();
        return turns;
    }

    private void endUser() {
        if (!user.isEmpty()) {
            turns.add(new Turn.User(user));
            user.clear();
        }
    }

    private void endAssistant() {
        if (!assistant.isEmpty()) {
            turns.add(new Turn.Assistant(assistant, List.of()));
            assistant.clear();
        }
    }
}
