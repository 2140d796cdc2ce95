package io.getinference.simulator.gemini;

import io.getinference.simulator.call.AskedModel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /v1beta/models/{model}:{method}}, taken apart.
 *
 * @param version {@code v1} or {@code v1beta}
 */
record GeminiPath(String version, AskedModel asked, String method) {
    private static final Pattern SHAPE =
            Pattern.compile(
                    "/(v1|v1beta)/models/([^/:]+):(generateContent|streamGenerateContent|countTokens)");

    static Optional<GeminiPath> of(String path) {
        Matcher matcher = SHAPE.matcher(path);
        return matcher.matches()
                ? Optional.of(
                        new GeminiPath(
                                matcher.group(1),
                                AskedModel.of(matcher.group(2)),
                                matcher.group(3)))
                : Optional.empty();
    }

    boolean streams() {
        return method.equals("streamGenerateContent");
    }

    boolean counts() {
        return method.equals("countTokens");
    }
}
