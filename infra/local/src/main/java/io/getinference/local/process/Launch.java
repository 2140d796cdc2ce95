package io.getinference.local.process;

import java.util.List;
import java.util.Map;

/**
 * How a process of the stack is started.
 *
 * @param name what people call it, for example {@code billing-service}
 * @param command the program and its arguments
 * @param environment all variables of the process; nothing is inherited beside them
 * @param log where its output goes
 */
public record Launch(
        String name, List<String> command, Map<String, String> environment, LogFile log) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (name.isBlank() || name.contains(" ")) {
            throw new IllegalArgumentException("A process has a name of one word: " + name);
        }
        if (command.isEmpty()) {
            throw new IllegalArgumentException(name + " has no command");
        }
    }
}
