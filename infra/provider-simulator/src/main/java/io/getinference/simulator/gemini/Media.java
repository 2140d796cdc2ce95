package io.getinference.simulator.gemini;

import io.getinference.simulator.answer.Tokens;
import io.getinference.simulator.media.Paper;
import io.getinference.simulator.media.Picture;
import io.getinference.simulator.model.Ability;
import io.getinference.simulator.model.ModelCard;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An attachment and what there is to count in it.
 *
 * @param size of a picture; of the other kinds nothing
 * @param units pages, seconds, or tokens of an attached text
 * @param complaint what the provider says when it cannot make anything of it
 */
record Media(Modality modality, Picture size, int units, Optional<String> complaint) {
    static final String UNREADABLE =
            "Unable to process input image. Please retry or report in"
                    + " https://developers.generativeai.google/guide/troubleshooting";

    private static final Picture SMALL = new Picture(1, 1);
    private static final int SIDE_MAX = 0xffff;
    private static final int SMALL_SIDE_MAX = 384;
    private static final int TOKENS_PER_TILE = 258;
    private static final int TOKENS_PER_PAGE = 258;
    private static final int TOKENS_PER_SECOND_OF_SOUND = 32;
    private static final int TOKENS_PER_SECOND_OF_VIDEO = 263;
    private static final int VIDEO_BYTES_PER_SECOND = 125_000;
    private static final int PAGES_MAX = 1_000;

    private static final List<String> PICTURES =
            List.of("png", "jpeg", "jpg", "webp", "heic", "heif");
    private static final List<String> SOUNDS =
            List.of(
                    "wav", "x-wav", "mp3", "mpeg", "mpga", "aiff", "aac", "ogg", "opus", "flac",
                    "m4a", "mp4", "pcm", "webm");
    private static final List<String> VIDEOS =
            List.of(
                    "mp4",
                    "mpeg",
                    "mov",
                    "quicktime",
                    "avi",
                    "x-flv",
                    "mpg",
                    "webm",
                    "wmv",
                    "3gpp");

    /** What kind of content a MIME type is, if the provider takes it. */
    static Optional<Modality> modality(String mimeType) {
        String type = mimeType.toLowerCase(Locale.ROOT).split(";", -1)[0].strip();
        String name = type.substring(type.indexOf('/') + 1);
        return switch (type.substring(0, type.length() - name.length())) {
            case "image/" -> PICTURES.contains(name) ? Optional.of(Modality.IMAGE) : none();
            case "audio/" -> SOUNDS.contains(name) ? Optional.of(Modality.AUDIO) : none();
            case "video/" -> VIDEOS.contains(name) ? Optional.of(Modality.VIDEO) : none();
            case "text/" -> Optional.of(Modality.TEXT);
            case "application/" ->
                    switch (name) {
                        case "pdf" -> Optional.of(Modality.DOCUMENT);
                        case "json", "rtf", "xml", "x-javascript", "x-python" ->
                                Optional.of(Modality.TEXT);
                        default -> none();
                    };
            default -> none();
        };
    }

    /** An attachment that was sent along; its MIME type is known to be taken. */
    static Media of(JsonNode blob) {
        byte[] file = Base64.getDecoder().decode(blob.path("data").asString(""));
        Modality modality = modality(blob.path("mimeType").asString("")).orElse(Modality.TEXT);
        return switch (modality) {
            case IMAGE ->
                    Picture.of(file)
                            .or(() -> Heif.of(file))
                            .filter(size -> Math.max(size.width(), size.height()) <= SIDE_MAX)
                            .map(size -> new Media(modality, size, 1, Optional.empty()))
                            .orElse(new Media(modality, SMALL, 0, Optional.of(UNREADABLE)));
            case DOCUMENT -> pdf(file);
            case AUDIO -> whole(modality, SoundLength.seconds(file));
            case VIDEO -> whole(modality, Math.ceilDiv(file.length, VIDEO_BYTES_PER_SECOND));
            case TEXT -> whole(modality, Tokens.of(new String(file, StandardCharsets.UTF_8)));
        };
    }

    /** Something at an address, which is not fetched: the least that it could be. */
    static Media at(JsonNode file) {
        Modality modality =
                modality(file.path("mimeType").asString("image/png")).orElse(Modality.IMAGE);
        return whole(modality, 1);
    }

    /**
     * Prompt tokens.
     *
     * @param resolution that was asked for; "" for none
     */
    int tokens(ModelCard model, String resolution) {
        boolean bySetting = model.can(Ability.MEDIA_RESOLUTION);
        return switch (modality) {
            case TEXT -> units;
            case AUDIO -> units * TOKENS_PER_SECOND_OF_SOUND;
            case VIDEO -> units * TOKENS_PER_SECOND_OF_VIDEO;
            case IMAGE -> units * (bySetting ? perView(resolution, 1_120) : tiles(resolution));
            case DOCUMENT -> units * (bySetting ? perView(resolution, 560) : TOKENS_PER_PAGE);
        };
    }

    /** Gemini 3 counts by the setting, whatever the size. */
    private static int perView(String resolution, int usual) {
        return switch (resolution) {
            case "MEDIA_RESOLUTION_LOW" -> 280;
            case "MEDIA_RESOLUTION_MEDIUM" -> 560;
            case "MEDIA_RESOLUTION_HIGH" -> 1_120;
            case "MEDIA_RESOLUTION_ULTRA_HIGH" -> 2_240;
            default -> usual;
        };
    }

    private int tiles(String resolution) {
        if (resolution.equals("MEDIA_RESOLUTION_LOW")) {
            return 64;
        }
        if (resolution.equals("MEDIA_RESOLUTION_MEDIUM")) {
            return 256;
        }
        if (Math.max(size.width(), size.height()) <= SMALL_SIDE_MAX) {
            return TOKENS_PER_TILE;
        }
        int unit = Math.max(1, Math.min(size.width(), size.height()) * 2 / 3);
        return TOKENS_PER_TILE
                * Math.ceilDiv(size.width(), unit)
                * Math.ceilDiv(size.height(), unit);
    }

    private static Media pdf(byte[] file) {
        int pages = Paper.of(file).map(Paper::pages).orElse(0);
        Optional<String> complaint =
                pages == 0
                        ? Optional.of("The document has no pages.")
                        : Optional.of(pages)
                                .filter(count -> count > PAGES_MAX)
                                .map(
                                        ("The document contains %d pages which exceeds the"
                                                        + " supported page limit of 1000.")
                                                ::formatted);
        return new Media(Modality.DOCUMENT, SMALL, pages, complaint);
    }

    private static Media whole(Modality modality, int units) {
        return new Media(modality, SMALL, units, Optional.empty());
    }

    private static Optional<Modality> none() {
        return Optional.empty();
    }
}
