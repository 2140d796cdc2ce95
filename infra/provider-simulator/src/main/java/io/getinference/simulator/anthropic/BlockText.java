package io.getinference.simulator.anthropic;

import io.getinference.simulator.json.Json;
import io.getinference.simulator.media.Paper;
import io.getinference.simulator.media.Picture;
import io.getinference.simulator.model.Ability;
import io.getinference.simulator.model.ModelCard;

import tools.jackson.databind.JsonNode;

import java.util.Set;

/** What a block counts: its text, and the tokens of what is no text. */
record BlockText(ModelCard model) {
    private static final int PIXELS = 28;
    private static final int SIDE = 1_568;
    private static final int IMAGE_MAX = 1_568;
    private static final int LARGE_SIDE = 2_576;
    private static final int LARGE_IMAGE_MAX = 4_784;

    /** A page is read as a picture and as its text. */
    private static final int PAGE = IMAGE_MAX + 1_500;

    private static final Set<String> THOUGHTS = Set.of("thinking", "redacted_thinking");

    static boolean isThought(JsonNode block) {
        return THOUGHTS.contains(block.path("type").asString(""));
    }

    static boolean isOnlyResults(JsonNode content) {
        return content.isArray()
                && content.valueStream()
                        .allMatch(block -> block.path("type").asString("").equals("tool_result"));
    }

    /** Text of a block, or of a content that is a string or a list of blocks. */
    String text(JsonNode node) {
        if (node.isString()) {
            return node.asString();
        }
        if (node.isArray()) {
            StringBuilder all = new StringBuilder();
            node.forEach(each -> all.append(text(each)));
            return all.toString();
        }
        return switch (node.path("type").asString("")) {
            case "text" -> node.path("text").asString("");
            case "tool_use" -> node.path("name").asString("") + Json.write(node.path("input"));
            case "tool_result" -> text(node.path("content"));
            case "thinking" -> node.path("thinking").asString("");
            case "redacted_thinking" -> node.path("data").asString("");
            case "search_result" ->
                    node.path("source").asString("")
                            + node.path("title").asString("")
                            + text(node.path("content"));
            case "document" -> document(node);
            default -> "";
        };
    }

    private String document(JsonNode node) {
        JsonNode source = node.path("source");
        String said =
                switch (source.path("type").asString("")) {
                    case "text" -> source.path("data").asString("");
                    case "content" -> text(source.path("content"));
                    default -> "";
                };
        return node.path("title").asString("") + node.path("context").asString("") + said;
    }

    /** Tokens of all images and papers in a block. */
    int imageTokens(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream().mapToInt(this::imageTokens).sum();
        }
        JsonNode source = node.path("source");
        boolean base64 = source.path("type").asString("").equals("base64");
        return switch (node.path("type").asString("")) {
            case "image" -> base64 ? image(source) : imageMax();
            case "document" ->
                    switch (source.path("type").asString("")) {
                        case "base64" -> PAGE * pages(source);
                        case "url" -> PAGE;
                        case "content" -> imageTokens(source.path("content"));
                        default -> 0;
                    };
            case "tool_result" -> imageTokens(node.path("content"));
            default -> 0;
        };
    }

    private static int pages(JsonNode source) {
        return MediaRules.decoded(source).flatMap(Paper::of).map(Paper::pages).orElse(1);
    }

    private int image(JsonNode source) {
        Picture picture =
                MediaRules.decoded(source).flatMap(Picture::of).orElse(new Picture(SIDE, SIDE));
        int side = model.can(Ability.LARGE_IMAGES) ? LARGE_SIDE : SIDE;
        double scale = Math.min(1, (double) side / Math.max(picture.width(), picture.height()));
        int across =
                (int) Math.ceil(Math.max(1, Math.round(picture.width() * scale)) / (double) PIXELS);
        int down =
                (int)
                        Math.ceil(
                                Math.max(1, Math.round(picture.height() * scale))
                                        / (double) PIXELS);
        return Math.min(across * down, imageMax());
    }

    private int imageMax() {
        return model.can(Ability.LARGE_IMAGES) ? LARGE_IMAGE_MAX : IMAGE_MAX;
    }
}
