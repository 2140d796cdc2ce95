package io.getinference.gateway.provider.upstream;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.rating.Usage;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.OptionalLong;

/** JSON as providers write it, read without trusting it. */
public final class Json {

    /** For bodies to and from providers. */
    public static final JsonMapper MAPPER = JsonMapper.shared();

    /** Reads a text that has to be one value and nothing after it. */
    public static final JsonMapper WHOLE =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Json() {}

    /**
     * A counter of tokens; empty if it is absent or null, which is not zero.
     *
     * @throws IllegalArgumentException if it is no number of tokens that an answer could have used
     */
    public static OptionalLong tokens(JsonNode counters, String name) {
        JsonNode value = counters.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalLong.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(name + " is no whole number");
        }
        long tokens = value.longValue();
        if (tokens < 0 || tokens > Usage.TOKENS_MAX) {
            throw new IllegalArgumentException(name + " is no number of tokens");
        }
        return OptionalLong.of(tokens);
    }

    /** The model that an answer names; the one that was asked where it names none. */
    public static UpstreamModel model(JsonNode answer, String name, UpstreamModel asked) {
        String said = answer.path(name).stringValue("");
        String model = said.startsWith("models/") ? said.substring("models/".length()) : said;
        try {
            return new UpstreamModel(model);
        } catch (IllegalArgumentException e) {
            return asked;
        }
    }
}
