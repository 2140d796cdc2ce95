package io.getinference.simulator.answer;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Makes up a string within the bounds of its schema. */
record StringSample(JsonNode schema, SplittableRandom random) {
    private static final int WORDS_TOKENS = 3;
    private static final List<String> COMMON =
            List.of(
                    "a",
                    "A",
                    "ab",
                    "AB",
                    "abc",
                    "ABC",
                    "1",
                    "12",
                    "123",
                    "1234",
                    "12345",
                    "123456",
                    "1.5",
                    "a1",
                    "A1",
                    "AB1",
                    "AB12",
                    "a-b",
                    "a_b",
                    "#a1b2c3",
                    "2026-11-22",
                    "12:30",
                    "ann@example.com",
                    "https://example.com/a",
                    "+4712345678",
                    "v1.2.3",
                    "1.2.3");

    String text() throws Directives.Unknown {
        String pattern = schema.path("pattern").asString("");
        if (!pattern.isEmpty()) {
            return matching(pattern);
        }
        return switch (schema.path("format").asString("")) {
            case "date-time" -> "2026-11-22T12:00:00Z";
            case "date" -> "2026-11-22";
            case "time" -> "12:00:00Z";
            case "duration" -> "PT5M";
            case "email" -> "ann@example.com";
            case "hostname" -> "example.com";
            case "uri" -> "https://example.com/river";
            case "ipv4" -> "192.0.2.1";
            case "ipv6" -> "2001:db8::1";
            case "uuid" -> "123e4567-e89b-42d3-a456-426614174000";
            default -> fitted(Words.tokens(WORDS_TOKENS, random.nextLong()).strip());
        };
    }

    private String fitted(String text) {
        int min = schema.path("minLength").asInt(0);
        int max = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        int length = text.codePointCount(0, text.length());
        if (length > max) {
            return text.substring(0, text.offsetByCodePoints(0, max));
        }
        return length < min ? text + "x".repeat(min - length) : text;
    }

    /** Patterns are not solved but tried; what no common string matches is refused. */
    private String matching(String pattern) throws Directives.Unknown {
        try {
            Pattern compiled = Pattern.compile(pattern);
            for (String each : COMMON) {
                boolean fits = fitted(each).equals(each);
                if (fits && compiled.matcher(each).find()) {
                    return each;
                }
            }
        } catch (PatternSyntaxException e) {
            throw new Directives.Unknown("cannot read the pattern " + pattern, e);
        }
        throw new Directives.Unknown("knows no string that matches the pattern " + pattern);
    }
}
