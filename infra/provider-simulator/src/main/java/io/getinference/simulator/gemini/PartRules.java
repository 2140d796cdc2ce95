package io.getinference.simulator.gemini;

import io.getinference.simulator.gemini.GeminiErrors.Refusal;
import io.getinference.simulator.model.Ability;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules on single parts: one kind of data each, and data that can be read. */
final class PartRules {
    private static final Pattern STORED_FILE = Pattern.compile(".*/v1(?:beta)?/files/([^/?]+).*");

    private PartRules() {}

    static Optional<Refusal> parts(ContentAsked asked) {
        List<String> wrong = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Place place : places(asked)) {
            data(place).ifPresentOrElse(wrong::add, () -> names(place).ifPresent(wrong::add));
            unreadable(asked, place).ifPresent(refusals::add);
        }
        return Rule.invalid(wrong).or(() -> refusals.stream().findFirst());
    }

    /** A part, and where it is. */
    private record Place(JsonNode part, String at, boolean system, boolean ofModel) {}

    private static List<Place> places(ContentAsked asked) {
        List<Place> places = new ArrayList<>();
        addParts(places, asked.body().path("systemInstruction"), "system_instruction");
        for (int i = 0; i < asked.contents().size(); i++) {
            addParts(places, asked.contents().get(i), "contents[" + i + "]");
        }
        return places;
    }

    private static void addParts(List<Place> places, JsonNode content, String at) {
        int i = 0;
        for (JsonNode part : content.path("parts")) {
            boolean system = !at.startsWith("contents");
            boolean ofModel = content.path("role").asString("").equals("model");
            places.add(new Place(part, at + ".parts[" + i++ + "]", system, ofModel));
        }
    }

    /** An empty text is no data, but for the model's, whose streams end with one. */
    private static Optional<String> data(Place place) {
        List<String> kinds =
                Messages.oneof("Part").orElseThrow().fields().stream()
                        .filter(place.part()::has)
                        .toList();
        boolean empty = place.part().path("text").asString("").isEmpty() && !place.ofModel();
        if (kinds.isEmpty() || (kinds.equals(List.of("text")) && empty)) {
            return Optional.of(
                    place.at()
                            + ".data: required oneof field 'data' must have one initialized field");
        }
        return place.system() && !kinds.equals(List.of("text"))
                ? Optional.of(place.at() + ".data: only text is allowed in system_instruction")
                : Optional.empty();
    }

    private static Optional<String> names(Place place) {
        for (String kind : List.of("functionCall", "functionResponse")) {
            JsonNode named = place.part().path(kind);
            if (!named.isMissingNode() && named.path("name").asString("").isEmpty()) {
                return Optional.of(
                        place.at() + "." + Field.snake(kind) + ".name: Name cannot be empty.");
            }
        }
        JsonNode answered = place.part().path("functionResponse");
        return answered.isMissingNode() || answered.has("response")
                ? Optional.empty()
                : Optional.of(place.at() + ".function_response.response: must be specified");
    }

    private static Optional<Refusal> unreadable(ContentAsked asked, Place place) {
        JsonNode part = place.part();
        if (part.has("mediaResolution") && !asked.rules().can(Ability.MEDIA_RESOLUTION)) {
            return Rule.invalid(
                    "Media resolution of single parts is not supported for this model.");
        }
        for (JsonNode answered : part.path("functionResponse").path("parts")) {
            Optional<Refusal> refusal = blob(answered, place.at() + ".function_response");
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return part.has("fileData") ? file(part.path("fileData")) : blob(part, place.at());
    }

    private static Optional<Refusal> blob(JsonNode part, String at) {
        if (!part.has("inlineData")) {
            return Optional.empty();
        }
        JsonNode data = part.path("inlineData");
        String type = data.path("mimeType").asString("");
        if (type.isEmpty() || data.path("data").asString("").isEmpty()) {
            String missing = type.isEmpty() ? ".inline_data.mime_type" : ".inline_data.data";
            return Rule.invalid(List.of(at + missing + ": must be specified"));
        }
        return Media.modality(type).isEmpty()
                ? Rule.invalid("Unsupported MIME type: " + type)
                : Media.of(data).complaint().flatMap(Rule::invalid);
    }

    /** Web addresses are taken, though never fetched; files cannot be stored here. */
    private static Optional<Refusal> file(JsonNode file) {
        String uri = file.path("fileUri").asString("");
        Matcher stored = STORED_FILE.matcher(uri);
        if (stored.matches()) {
            return Optional.of(
                    Refusal.forbidden(
                            "You do not have permission to access the File "
                                    + stored.group(1)
                                    + " or it may not exist."));
        }
        String type = file.path("mimeType").asString("image/png");
        if (Media.modality(type).isEmpty()) {
            return Rule.invalid("Unsupported MIME type: " + type);
        }
        return uri.startsWith("https://") || uri.startsWith("http://")
                ? Optional.empty()
                : Rule.invalid("Invalid or unsupported file uri: " + uri);
    }
}
