package io.getinference.simulator.fault;

import io.getinference.simulator.fault.Fault.Delay;
import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.Provider;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Faults as JSON ({@code /__sim/faults}) and in short ({@code cut:3:rst}, in directives and ids).
 */
public final class FaultSyntax {

    /** The order cannot be understood; it must fail loudly, or a test would pass for nothing. */
    public static final class Misspelt extends Exception {
        Misspelt(String message) {
            super("simulator: " + message);
        }
    }

    private FaultSyntax() {}

    /** Reads {@code {"match":{…},"action":{…}}}. */
    public static Faults.Order order(JsonNode json) throws Misspelt {
        known(json, Set.of("match", "action"));
        JsonNode match = json.path("match");
        known(match, Set.of("provider", "model", "nth"));
        return new Faults.Order(match(match), fault(json.path("action")));
    }

    /** Reads the short form, parts separated by colons; a bare number is a status. */
    public static Fault brief(String brief) throws Misspelt {
        List<String> words = List.of(brief.split(":", -1));
        String type = words.getFirst();
        if (type.matches("\\d{3}")) {
            return brief("status:" + brief);
        }
        ObjectNode action = Json.object().put("type", type);
        List<String> names =
                switch (type) {
                    case "status" -> List.of("status", "retry_after");
                    case "cut" -> List.of("after", "by");
                    case "delay" -> List.of("ms", "before");
                    case "error" -> List.of("after", "status");
                    default -> List.of("after");
                };
        if (words.size() - 1 > names.size()) {
            throw new Misspelt("too many parts in fault " + brief);
        }
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.matches("\\d{1,9}")) {
                action.put(names.get(i - 1), Integer.parseInt(word));
            } else if (word.equals("headers") && names.get(i - 1).equals("after")) {
                action.put("before", word);
            } else {
                action.put(names.get(i - 1), word);
            }
        }
        return fault(action);
    }

    /** The JSON of an order, as {@link #order} reads it. */
    public static ObjectNode json(Faults.Order order) {
        ObjectNode match = Json.object().put("nth", order.match().nth());
        if (order.match().provider() != null) {
            match.put("provider", order.match().provider().wireName());
        }
        if (order.match().model() != null) {
            match.put("model", order.match().model());
        }
        ObjectNode json = Json.object();
        json.set("match", match);
        json.set("action", action(order.fault()));
        return json;
    }

    private static ObjectNode action(Fault fault) {
        ObjectNode json = Json.object().put("type", fault.type());
        return switch (fault) {
            case Fault.Status(int status, int retryAfter) ->
                    json.put("status", status).put("retry_after", retryAfter);
            case Fault.Cut(int after, boolean reset) ->
                    place(json, after).put("by", reset ? "rst" : "fin");
            case Fault.Stall(int after) -> place(json, after);
            case Delay(Delay.Before before, int millis) ->
                    json.put("before", before.name().toLowerCase(Locale.ROOT)).put("ms", millis);
            case Fault.Eof(int after) -> place(json, after);
            case Fault.ErrorEvent(int after, int status) ->
                    place(json, after).put("status", status);
        };
    }

    private static ObjectNode place(ObjectNode json, int after) {
        return after == Fault.BEFORE_HEADERS
                ? json.put("before", "headers")
                : json.put("after", after);
    }

    private static FaultMatch match(JsonNode match) throws Misspelt {
        Provider provider = null;
        if (match.has("provider")) {
            provider = choice(Provider.class, match.path("provider"));
        }
        String model = match.has("model") ? match.path("model").asString() : null;
        int nth = count(match, "nth", 1);
        if (nth < 1) {
            throw new Misspelt("nth counts from 1");
        }
        return new FaultMatch(provider, model, nth);
    }

    private static Fault fault(JsonNode action) throws Misspelt {
        String type = action.path("type").asString("");
        return switch (type) {
            case "status" -> {
                known(action, Set.of("type", "status", "retry_after"));
                yield status(action);
            }
            case "cut" -> {
                known(action, Set.of("type", "after", "before", "by"));
                yield new Fault.Cut(place(action), reset(action.path("by").asString("rst")));
            }
            case "stall" -> {
                known(action, Set.of("type", "after", "before"));
                yield new Fault.Stall(place(action));
            }
            case "delay" -> {
                known(action, Set.of("type", "before", "ms"));
                yield new Delay(before(action), count(action, "ms", -1));
            }
            case "eof" -> {
                known(action, Set.of("type", "after"));
                yield new Fault.Eof(place(action));
            }
            case "error" -> {
                known(action, Set.of("type", "after", "status"));
                yield new Fault.ErrorEvent(place(action), count(action, "status", 0));
            }
            default -> throw new Misspelt("unknown fault type '" + type + "'");
        };
    }

    private static Fault status(JsonNode action) throws Misspelt {
        int status = count(action, "status", -1);
        if (status < 400 || status > 599) {
            throw new Misspelt("status must be 400 to 599");
        }
        return new Fault.Status(status, count(action, "retry_after", 0));
    }

    private static int place(JsonNode action) throws Misspelt {
        if (!action.has("before")) {
            return count(action, "after", 0);
        }
        if (!action.path("before").asString("").equals("headers")) {
            throw new Misspelt("before can only be headers");
        }
        return Fault.BEFORE_HEADERS;
    }

    private static Delay.Before before(JsonNode action) throws Misspelt {
        return action.has("before")
                ? choice(Delay.Before.class, action.path("before"))
                : Delay.Before.HEADERS;
    }

    private static boolean reset(String by) throws Misspelt {
        if (!by.equals("rst") && !by.equals("fin")) {
            throw new Misspelt("by is rst or fin");
        }
        return by.equals("rst");
    }

    private static <E extends Enum<E>> E choice(Class<E> type, JsonNode word) throws Misspelt {
        try {
            return Enum.valueOf(type, word.asString("").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Misspelt("not a " + type.getSimpleName() + ": " + word);
        }
    }

    /** A member that counts something; {@code absent} -1 makes it required. */
    private static int count(JsonNode json, String name, int absent) throws Misspelt {
        JsonNode value = json.path(name);
        if (value.isMissingNode() && absent >= 0) {
            return absent;
        }
        if (!Json.isInt(value) || value.asInt() < 0) {
            throw new Misspelt(name + " must be a count");
        }
        return value.asInt();
    }

    private static void known(JsonNode json, Set<String> names) throws Misspelt {
        for (String name : json.propertyNames()) {
            if (!names.contains(name)) {
                throw new Misspelt("unknown member " + name);
            }
        }
    }
}
