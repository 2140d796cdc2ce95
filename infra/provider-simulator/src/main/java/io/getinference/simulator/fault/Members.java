package io.getinference.simulator.fault;

import io.getinference.simulator.fault.FaultSyntax.Misspelt;
import io.getinference.simulator.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Locale;
import java.util.Set;

/** The members of one JSON object of an order, each read strictly. */
record Members(JsonNode json) {

    void known(Set<String> names) throws Misspelt {
        for (String name : json.propertyNames()) {
            if (!names.contains(name)) {
                throw new Misspelt("unknown member " + name);
            }
        }
    }

    boolean has(String name) {
        return json.has(name);
    }

    @Nullable String text(String name) throws Misspelt {
        if (!has(name)) {
            return null;
        }
        if (!json.path(name).isString()) {
            throw new Misspelt(name + " must be a text");
        }
        return json.path(name).asString();
    }

    @Nullable Boolean flag(String name) throws Misspelt {
        if (!has(name)) {
            return null;
        }
        if (!json.path(name).isBoolean()) {
            throw new Misspelt(name + " must be true or false");
        }
        return json.path(name).asBoolean();
    }

    int required(String name) throws Misspelt {
        if (!has(name)) {
            throw new Misspelt(name + " is missing");
        }
        return count(name, 0);
    }

    int count(String name, int absent) throws Misspelt {
        int value = number(name, absent);
        if (value < 0) {
            throw new Misspelt(name + " must be a count");
        }
        return value;
    }

    int number(String name, int absent) throws Misspelt {
        if (!has(name)) {
            return absent;
        }
        if (!Json.isInt(json.path(name))) {
            throw new Misspelt(name + " must be a whole number");
        }
        return json.path(name).asInt();
    }

    /** {@code after} so many events, or {@code before} the headers. */
    int place() throws Misspelt {
        if (!has("before")) {
            return count("after", 0);
        }
        if (has("after") || !"headers".equals(text("before"))) {
            throw new Misspelt("before can only be headers, and stands alone");
        }
        return Fault.BEFORE_HEADERS;
    }

    <E extends Enum<E>> E choice(Class<E> type, String name, E absent) throws Misspelt {
        return has(name) ? choice(type, name) : absent;
    }

    <E extends Enum<E>> E choice(Class<E> type, String name) throws Misspelt {
        String word = text(name);
        try {
            return Enum.valueOf(type, String.valueOf(word).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Misspelt("not a " + type.getSimpleName() + ": " + word);
        }
    }
}
