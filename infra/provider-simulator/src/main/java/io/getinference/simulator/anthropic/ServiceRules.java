package io.getinference.simulator.anthropic;

import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;
import io.getinference.simulator.model.Ability;

import tools.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules on how a request is served, and for whom. */
final class ServiceRules {
    private static final int USER_ID_MAX = 256;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ().-]{6,18}[0-9]");

    private ServiceRules() {}

    static Optional<Refusal> metadata(MessagesAsked asked) {
        if (!asked.has("metadata")) {
            return Objection.none();
        }
        JsonNode metadata = asked.body().path("metadata");
        String user = metadata.path("user_id").asString("");
        return Objection.first(
                () -> Objection.object(metadata, "metadata"),
                () -> Objection.extras(metadata, "metadata", Set.of("user_id")),
                () -> Objection.optionalString(metadata.path("user_id"), "metadata.user_id"),
                () ->
                        Objection.when(
                                user.length() > USER_ID_MAX,
                                "metadata.user_id: String should have at most 256 characters"),
                () ->
                        Objection.when(
                                EMAIL.matcher(user).find(),
                                "metadata.user_id: user_id appears to contain an email address"),
                () ->
                        Objection.when(
                                PHONE.matcher(user).matches(),
                                "metadata.user_id: user_id appears to contain a phone number"));
    }

    static Optional<Refusal> service(MessagesAsked asked) {
        return Objection.first(
                () -> word(asked, "service_tier", Set.of("auto", "standard_only")),
                () -> word(asked, "speed", Set.of("standard", "fast")),
                () ->
                        Objection.when(
                                asked.body().path("speed").asString("").equals("fast")
                                        && !asked.model().can(Ability.FAST),
                                "speed: 'fast' is not supported on this model"),
                () -> word(asked, "inference_geo", Set.of("global", "us")),
                () ->
                        Objection.when(
                                asked.has("inference_geo") && !asked.model().can(Ability.GEO),
                                "inference_geo: not supported on this model"),
                () ->
                        Objection.when(
                                asked.has("diagnostics")
                                        && !asked.body().path("diagnostics").isObject(),
                                "diagnostics: Input should be a valid dictionary"),
                () -> container(asked),
                () -> CacheMarks.shape(asked.body(), "request"),
                () -> CacheMarks.all(asked));
    }

    private static Optional<Refusal> word(MessagesAsked asked, String name, Set<String> words) {
        return asked.has(name)
                ? Objection.oneOf(asked.body().path(name), name, words)
                : Objection.none();
    }

    /** Containers come from code execution, which this organization does not have. */
    private static Optional<Refusal> container(MessagesAsked asked) {
        if (!asked.has("container")) {
            return Objection.none();
        }
        JsonNode container = asked.body().path("container");
        return Objection.first(
                () -> Objection.string(container, "container"),
                () ->
                        Objection.when(
                                true,
                                "container: the container "
                                        + container.asString("")
                                        + " does not exist or has expired"));
    }
}
