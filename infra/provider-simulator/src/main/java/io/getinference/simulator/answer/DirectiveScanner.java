package io.getinference.simulator.answer;

import io.getinference.simulator.json.Json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds {@code [[sim: …]]} in a text, character by character; a quoted value may hold anything. */
final class DirectiveScanner {
    private static final String OPEN = "[[sim:";
    private static final String CLOSE = "]]";

    private final String text;
    private final Map<String, String> orders = new HashMap<>();
    private final List<Directives.OrderedCall> calls = new ArrayList<>();
    private final StringBuilder rest = new StringBuilder();
    private int at;

    DirectiveScanner(String text) {
        this.text = text;
    }

    Directives scan() throws Directives.Unknown {
        while (true) {
            int open = text.indexOf(OPEN, at);
            if (open < 0) {
                rest.append(text, at, text.length());
                return new Directives(orders, calls, rest.toString().strip());
            }
            rest.append(text, at, open);
            at = open + OPEN.length();
            directive();
        }
    }

    private void directive() throws Directives.Unknown {
        while (true) {
            skipSeparators();
            if (text.startsWith(CLOSE, at)) {
                at += CLOSE.length();
                return;
            }
            String name = word();
            if (name.isEmpty()) {
                throw new Directives.Unknown("a directive that does not end in ]]");
            }
            if (name.equals("tool")) {
                calls.add(call());
            } else {
                orders.put(name, value());
            }
        }
    }

    /** {@code =name{"a":1}}; the arguments may be left out. */
    private Directives.OrderedCall call() throws Directives.Unknown {
        if (at >= text.length() || text.charAt(at) != '=') {
            throw new Directives.Unknown("directive tool needs a name");
        }
        at++;
        String name = word();
        int end = text.startsWith("{", at) ? JsonText.endOfObject(text, at) : at;
        String arguments = text.substring(at, Math.max(at, end));
        if (name.isEmpty() || end < 0 || !isObject(arguments)) {
            throw new Directives.Unknown("directive tool is tool=name{JSON object}");
        }
        at = end;
        return new Directives.OrderedCall(name, arguments);
    }

    private static boolean isObject(String arguments) {
        try {
            return arguments.isEmpty() || Json.read(arguments).isObject();
        } catch (Json.Malformed e) {
            return false;
        }
    }

    private String value() throws Directives.Unknown {
        if (at >= text.length() || text.charAt(at) != '=') {
            return "";
        }
        at++;
        return at < text.length() && text.charAt(at) == '"' ? quoted() : word();
    }

    private String quoted() throws Directives.Unknown {
        int start = at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw new Directives.Unknown("a quoted value that does not end");
        }
        at++;
        try {
            return Json.read(text.substring(start, at), String.class);
        } catch (Json.Malformed e) {
            throw new Directives.Unknown("a quoted value is a JSON string: " + e.getMessage());
        }
    }

    private String word() {
        int start = at;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && ",;={".indexOf(text.charAt(at)) < 0
                && !text.startsWith(CLOSE, at)) {
            at++;
        }
        return text.substring(start, at);
    }

    private void skipSeparators() {
        while (at < text.length()
                && (Character.isWhitespace(text.charAt(at))
                        || ",;".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
    }
}
