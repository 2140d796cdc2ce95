package io.getinference.gateway.openai;

import io.getinference.gateway.provider.Effort;
import io.getinference.gateway.provider.Format;
import io.getinference.gateway.provider.Wish;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the parameters that say what kind of answer is wanted. */
final class WishAsked {

    private static final int CHOICES_MAX = 128;
    private static final int TOP_LOGPROBS_MAX = 20;
    private static final Map<String, Effort> EFFORTS =
            Stream.of(Effort.values())
                    .collect(
                            Collectors.toMap(
                                    effort -> effort.name().toLowerCase(Locale.ROOT),
                                    Function.identity()));

    private WishAsked() {}

    static Wish read(Fields fields) {
        Long choices = fields.integer("n", 1);
        if (choices != null && choices > CHOICES_MAX) {
            throw Fields.above("n", CHOICES_MAX);
        }
        return new Wish(
                choices == null ? 1 : choices.intValue(),
                format(fields),
                effort(fields),
                logprobs(fields));
    }

    /** The list of efforts grew with every year, so one that we do not know is a hint. */
    static boolean isUnknownEffort(Fields fields) {
        return fields.optional("reasoning_effort") != null && effort(fields) == null;
    }

    private static @Nullable Effort effort(Fields fields) {
        JsonNode effort = fields.optional("reasoning_effort");
        if (effort == null) {
            return null;
        }
        if (!effort.isString()) {
            throw Fields.wrongType("reasoning_effort", "a string", effort);
        }
        return EFFORTS.get(effort.stringValue());
    }

    private static @Nullable Integer logprobs(Fields fields) {
        boolean wanted = fields.flag("logprobs");
        Long top = fields.integer("top_logprobs", 0);
        if (top != null && top > TOP_LOGPROBS_MAX) {
            throw Fields.above("top_logprobs", TOP_LOGPROBS_MAX);
        }
        if (top != null && top > 0 && !wanted) {
            throw ApiError.field(
                            "invalid_value",
                            "top_logprobs",
                            "The 'top_logprobs' parameter is only allowed when 'logprobs' is enabled.")
                    .asException();
        }
        if (!wanted) {
            return null;
        }
        return top == null ? 0 : top.intValue();
    }

    private static Format format(Fields fields) {
        JsonNode said = fields.optional("response_format");
        if (said == null) {
            return new Format.Text();
        }
        Fields format = Fields.of(said, "response_format");
        String type = format.text("type");
        return switch (type) {
            case "text" -> new Format.Text();
            case "json_object" -> new Format.JsonObject();
            case "json_schema" -> schema(format.object("json_schema"));
            default ->
                    throw Fields.unknownValue(
                            "response_format.type", type, "'text', 'json_object', 'json_schema'");
        };
    }

    private static Format.JsonSchema schema(Fields asked) {
        ObjectNode schema =
                asked.optional("schema") == null
                        ? JsonNodeFactory.instance.objectNode()
                        : asked.object("schema").node();
        asked.flag("strict");
        return new Format.JsonSchema(
                Names.read(asked, "name"), asked.optionalText("description"), schema);
    }
}
