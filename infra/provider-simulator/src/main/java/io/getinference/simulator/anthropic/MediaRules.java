package io.getinference.simulator.anthropic;

import io.getinference.simulator.anthropic.BlockRules.Place;
import io.getinference.simulator.anthropic.BlockRules.Where;
import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;
import io.getinference.simulator.media.Paper;
import io.getinference.simulator.media.Picture;

import tools.jackson.databind.JsonNode;

import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Rules on images and documents and where they come from. */
final class MediaRules {
    private static final Set<String> IMAGE_TYPES =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp");
    private static final int IMAGE_BYTES_MAX = 5 * 1024 * 1024;
    private static final int SIDE_MAX = 8_000;
    private static final int SIDE_MAX_OF_MANY = 2_000;
    private static final int MANY = 20;
    private static final String DIMENSIONS =
            ".data: At least one of the image dimensions exceed max allowed size";
    private static final int PAGES_MAX = 100;
    private static final String FILES_BETA = "files-api-2025-04-14";

    private MediaRules() {}

    static Optional<Refusal> image(JsonNode block, Place place) {
        JsonNode source = block.path("source");
        String at = place.at() + ".source";
        return Objection.first(
                () ->
                        Objection.extras(
                                block, place.at(), Set.of("type", "source", CacheMarks.NAME)),
                () -> sourceObject(source, at),
                () ->
                        switch (source.path("type").asString("")) {
                            case "base64" -> base64Image(source, at + ".base64", place.asked());
                            case "url" -> url(source, at + ".url");
                            case "file" -> file(source, at, place.asked());
                            default -> Objection.tag(source.path("type").asString(""), at);
                        });
    }

    static Optional<Refusal> document(JsonNode block, Place place) {
        String at = place.at();
        JsonNode source = block.path("source");
        return Objection.first(
                () ->
                        Objection.extras(
                                block,
                                at,
                                Set.of(
                                        "type",
                                        "source",
                                        "title",
                                        "context",
                                        "citations",
                                        CacheMarks.NAME)),
                () -> Objection.optionalString(block.path("title"), at + ".title"),
                () -> Objection.optionalString(block.path("context"), at + ".context"),
                () -> TextRules.citations(block, at),
                () -> sourceObject(source, at + ".source"),
                () -> documentSource(source, place.within("source", Where.DOCUMENT)));
    }

    private static Optional<Refusal> documentSource(JsonNode source, Place place) {
        String at = place.at();
        return switch (source.path("type").asString("")) {
            case "base64" -> pdf(source, at + ".base64");
            case "text" ->
                    Objection.first(
                            () ->
                                    Objection.oneOf(
                                            source.path("media_type"),
                                            at + ".text.media_type",
                                            Set.of("text/plain")),
                            () -> Objection.string(source.path("data"), at + ".text.data"),
                            () -> TextRules.words(source.path("data").asString("")));
            case "content" -> {
                JsonNode content = source.path("content");
                yield content.isString()
                        ? TextRules.words(content.asString())
                        : Objection.first(
                                () -> Objection.list(content, at + ".content.content"),
                                () ->
                                        BlockRules.blocks(
                                                content,
                                                place.within("content.content", Where.DOCUMENT)));
            }
            case "url" -> url(source, at + ".url");
            case "file" -> file(source, at, place.asked());
            default -> Objection.tag(source.path("type").asString(""), at);
        };
    }

    private static Optional<Refusal> sourceObject(JsonNode source, String at) {
        return Objection.first(
                () -> Objection.when(source.isMissingNode(), at + ": Field required"),
                () -> Objection.object(source, at));
    }

    private static Optional<Refusal> base64Image(JsonNode source, String at, MessagesAsked asked) {
        String type = source.path("media_type").asString("");
        return Objection.first(
                () -> Objection.extras(source, at, Set.of("type", "media_type", "data")),
                () -> Objection.oneOf(source.path("media_type"), at + ".media_type", IMAGE_TYPES),
                () -> Objection.string(source.path("data"), at + ".data"),
                () ->
                        decoded(source)
                                .map(data -> imageBytes(data, type, at, asked))
                                .orElseGet(() ->
                                        Objection.when(true, at + ".data: Invalid base64 data")));
    }

    private static Optional<Refusal> imageBytes(
            byte[] data, String type, String at, MessagesAsked asked) {
        Optional<String> real = Picture.typeOf(data);
        Optional<Picture> picture = Picture.of(data);
        int side = picture.map(p -> Math.max(p.width(), p.height())).orElse(0);
        boolean many = asked.images() > MANY;
        return Objection.first(
                () ->
                        Objection.when(
                                data.length > IMAGE_BYTES_MAX,
                                "%s: image exceeds 5 MB maximum: %d bytes > %d bytes"
                                        .formatted(at, data.length, IMAGE_BYTES_MAX)),
                () ->
                        Objection.when(
                                real.isPresent() && !real.get().equals(type),
                                ("%s: The image was specified using the %s media type, but the image"
                                                + " appears to be a %s image")
                                        .formatted(at, type, real.orElse(""))),
                () -> Objection.when(picture.isEmpty(), at + ": Could not process image"),
                () -> tooWide(side > SIDE_MAX, at + DIMENSIONS + ": 8000 pixels"),
                () ->
                        tooWide(
                                many && side > SIDE_MAX_OF_MANY,
                                at + DIMENSIONS + " for many-image requests: 2000 pixels"));
    }

    private static Optional<Refusal> tooWide(boolean wrong, String message) {
        return wrong
                ? Optional.of(
                        new Refusal(
                                400,
                                "invalid_request_error",
                                message,
                                "image_dimensions_too_large"))
                : Objection.none();
    }

    private static Optional<Refusal> pdf(JsonNode source, String at) {
        Optional<Paper> paper = decoded(source).flatMap(Paper::of);
        return Objection.first(
                () -> Objection.extras(source, at, Set.of("type", "media_type", "data")),
                () ->
                        Objection.oneOf(
                                source.path("media_type"),
                                at + ".media_type",
                                Set.of("application/pdf")),
                () -> Objection.string(source.path("data"), at + ".data"),
                () ->
                        Objection.when(
                                paper.isEmpty(), at + ".data: The PDF specified was not valid."),
                () ->
                        Objection.when(
                                paper.map(Paper::pages).orElse(0) > PAGES_MAX,
                                at + ".data: A maximum of 100 PDF pages may be provided."));
    }

    /** The simulator fetches nothing; a host under {@code .invalid} is one that cannot be read. */
    private static Optional<Refusal> url(JsonNode source, String at) {
        String url = source.path("url").asString("");
        return Objection.first(
                () -> Objection.extras(source, at, Set.of("type", "url")),
                () -> Objection.string(source.path("url"), at + ".url"),
                () ->
                        Objection.when(
                                !url.startsWith("https://"),
                                at + ".url: Only HTTPS URLs are supported."),
                () ->
                        Objection.when(
                                url.matches("https://[^/]*\\.invalid(/.*)?"),
                                "Unable to download the file. Please verify the URL and try"
                                        + " again."));
    }

    /** Files are a beta of their own, and nobody has put one here. */
    private static Optional<Refusal> file(JsonNode source, String at, MessagesAsked asked) {
        if (!asked.betas().contains(FILES_BETA)) {
            return Objection.tag("file", at);
        }
        return Objection.first(
                () -> Objection.string(source.path("file_id"), at + ".file.file_id"),
                () ->
                        Optional.of(
                                new Refusal(
                                        404,
                                        "not_found_error",
                                        "File not found: " + source.path("file_id").asString(""))));
    }

    static Optional<byte[]> decoded(JsonNode source) {
        try {
            return Optional.of(Base64.getDecoder().decode(source.path("data").asString("")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
