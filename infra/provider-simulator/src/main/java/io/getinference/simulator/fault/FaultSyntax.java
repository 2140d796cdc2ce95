package io.getinference.simulator.fault;

import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.Provider;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Every type of fault there is. */
    public static Set<String> types() {
        return FaultForms.ALL.keySet();
    }

    /** Reads {@code {"match":{…},"action":{…}}}. */
    public static Faults.Order order(JsonNode json) throws Misspelt {
        Members order = new Members(json);
        order.known(Set.of("match", "action"));
        return new Faults.Order(match(json.path("match")), fault(json.path("action")));
    }

    /**
     * Reads the short form, parts separated by colons; a bare number is a status, and a part that
     * is left empty is not said.
     */
    public static Fault brief(String brief) throws Misspelt {
        List<String> words = List.of(brief.split(":", -1));
        String type = words.getFirst();
        if (type.matches("\\d{3}")) {
            return brief("status:" + brief);
        }
        List<String> names = form(type).brief();
        if (words.size() - 1 > names.size()) {
            throw new Misspelt("too many parts in fault " + brief);
        }
        ObjectNode action = Json.object().put("type", type);
        for (int i = 1; i < words.size(); i++) {
            put(action, names.get(i - 1), words.get(i));
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
        if (!order.match().headers().isEmpty()) {
            match.set("header", Json.tree(order.match().headers()));
        }
        ObjectNode json = Json.object();
        json.set("match", match);
        json.set("action", FaultWriter.json(order.fault()));
        return json;
    }

    /** A word may stand where a count is usual: a place, which has a member of its own. */
    private static void put(ObjectNode action, String name, String word) {
        boolean number = word.matches("-?\\d{1,9}");
        if (word.isEmpty()) {
            return;
        }
        if (number && name.equals("before")) {
            action.put("after", Integer.parseInt(word));
        } else if (number) {
            action.put(name, Integer.parseInt(word));
        } else if (word.equals("headers") && name.equals("after")) {
            action.put("before", word);
        } else if (word.equals("true") || word.equals("false")) {
            action.put(name, word.equals("true"));
        } else {
            action.put(name, word);
        }
    }

    private static Fault fault(JsonNode action) throws Misspelt {
        Members members = new Members(action);
        FaultForms.Form form = form(action.path("type").asString(""));
        members.known(form.members());
        try {
            return form.reader().read(members);
        } catch (IllegalArgumentException impossible) {
            throw new Misspelt(String.valueOf(impossible.getMessage()));
        }
    }

    private static FaultForms.Form form(String type) throws Misspelt {
        FaultForms.Form form = FaultForms.ALL.get(type);
        if (form == null) {
            throw new Misspelt("unknown fault type '" + type + "'");
        }
        return form;
    }

    private static FaultMatch match(JsonNode json) throws Misspelt {
        Members match = new Members(json);
        match.known(Set.of("provider", "model", "nth", "header"));
        int nth = match.count("nth", 1);
        if (nth < 1) {
            throw new Misspelt("nth counts from 1");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> header : json.path("header").properties()) {
            headers.put(header.getKey(), header.getValue().asString(""));
        }
        return new FaultMatch(
                match.has("provider") ? match.choice(Provider.class, "provider") : null,
                match.text("model"),
                nth,
                headers);
    }
}
