package io.getinference.simulator.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders to the simulator found in a user text: {@code [[sim: tokens=50, text="…"]]}.
 *
 * @param calls of tools, in the order of the text
 * @param rest the text without its directives
 */
public record Directives(Map<String, String> orders, List<OrderedCall> calls, String rest) {
    private static final List<String> KNOWN =
            List.of(
                    "tokens",
                    "echo",
                    "text",
                    "thoughts",
                    "finish",
                    "block",
                    "refusal",
                    "usage",
                    "fault",
                    "json",
                    "cached",
                    "count");

    private static final List<String> COUNTS = List.of("tokens", "thoughts", "cached");

    /** A directive that the simulator does not know: a slip in a test, to be told loudly. */
    public static final class Unknown extends Exception {
        Unknown(String message) {
            super("simulator: " + message);
        }

        Unknown(String message, Throwable cause) {
            super("simulator: " + message, cause);
        }
    }

    /**
     * An order to call a tool.
     *
     * @param arguments text of a JSON object; empty: made up from the tool's schema
     */
    public record OrderedCall(String name, String arguments) {}

    /** Copies the orders. */
    public Directives {
        orders = Map.copyOf(orders);
        calls = List.copyOf(calls);
    }

    /** Reads all directives of {@code text}. */
    public static Directives in(String text) throws Unknown {
        DirectiveScanner scanner = new DirectiveScanner(text);
        Directives found = scanner.scan();
        for (Map.Entry<String, String> order : found.orders.entrySet()) {
            check(order.getKey(), order.getValue());
        }
        return found;
    }

    /** The value of order {@code name}; "" for one without a value. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(orders.get(name));
    }

    /** The value of order {@code name} as a count. */
    public Optional<Integer> count(String name) {
        return get(name).map(Integer::valueOf);
    }

    private static void check(String name, String value) throws Unknown {
        if (!KNOWN.contains(name)) {
            throw new Unknown("unknown directive " + name);
        }
        if (COUNTS.contains(name) && !value.matches("\\d{1,7}")) {
            throw new Unknown("directive " + name + " needs a count, not " + value);
        }
        if (name.equals("count") && !value.equals("off")) {
            throw new Unknown("directive count knows only off");
        }
        if (name.equals("usage") && !value.equals("omit")) {
            throw new Unknown("directive usage knows only omit");
        }
    }
}
