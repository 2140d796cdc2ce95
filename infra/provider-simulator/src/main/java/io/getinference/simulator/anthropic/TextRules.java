package io.getinference.simulator.anthropic;

import io.getinference.simulator.anthropic.BlockRules.Place;
import io.getinference.simulator.anthropic.BlockRules.Where;
import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;

import tools.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.Set;

/** Rules on blocks of text, and on search results, which are texts with a source. */
final class TextRules {
    private static final Set<String> TEXT = Set.of("type", "text", CacheMarks.NAME, "citations");
    private static final Set<String> SEARCH_RESULT =
            Set.of("type", "source", "title", "content", "citations", CacheMarks.NAME);

    private TextRules() {}

    static Optional<Refusal> text(JsonNode block, Place place) {
        JsonNode citations = block.path("citations");
        return Objection.first(
                () -> Objection.extras(block, place.at(), TEXT),
                () ->
                        Objection.when(
                                !block.path("text").isString(),
                                place.at() + ".text: Input should be a valid string"),
                () -> words(block.path("text").asString("")),
                () ->
                        citations.isMissingNode() || citations.isNull()
                                ? Objection.none()
                                : Objection.list(citations, place.at() + ".citations"),
                () ->
                        Objection.when(
                                place.where() == Where.USER
                                        && place.asked().isVersion2026()
                                        && !citations.isEmpty(),
                                place.at() + ".citations: Extra inputs are not permitted"));
    }

    static Optional<Refusal> words(String text) {
        return Objection.first(
                () ->
                        Objection.when(
                                text.isEmpty(), "messages: text content blocks must be non-empty"),
                () ->
                        Objection.when(
                                text.isBlank(),
                                "messages: text content blocks must contain non-whitespace text"));
    }

    static Optional<Refusal> searchResult(JsonNode block, Place place) {
        String at = place.at();
        JsonNode content = block.path("content");
        return Objection.first(
                () -> Objection.extras(block, at, SEARCH_RESULT),
                () -> Objection.string(block.path("source"), at + ".source"),
                () -> Objection.string(block.path("title"), at + ".title"),
                () -> citations(block, at),
                () -> Objection.list(content, at + ".content"),
                () ->
                        Objection.when(
                                content.isEmpty(),
                                at
                                        + ".content: List should have at least 1 item after validation,"
                                        + " not 0"),
                () -> BlockRules.blocks(content, place.within("content", Where.SEARCH_RESULT)));
    }

    /** Whether a source is to be cited: {@code {"enabled":true}}. */
    static Optional<Refusal> citations(JsonNode block, String at) {
        JsonNode citations = block.path("citations");
        if (citations.isMissingNode() || citations.isNull()) {
            return Objection.none();
        }
        String here = at + ".citations";
        return Objection.first(
                () -> Objection.object(citations, here),
                () -> Objection.extras(citations, here, Set.of("enabled")),
                () -> Objection.optionalBoolean(citations.path("enabled"), here + ".enabled"));
    }
}
