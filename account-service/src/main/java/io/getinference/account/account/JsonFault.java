package io.getinference.account.account;

import tools.jackson.core.JacksonException;

import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What is wrong with JSON that was sent, and nothing of our insides.
 *
 * @param field its path; empty where the whole cannot be read
 */
public record JsonFault(String field, String reason) {

    /** The fault that made reading fail. */
    public static JsonFault of(JacksonException failure) {
        String field =
                failure.getPath().stream()
                        .map(JacksonException.Reference::getPropertyName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("."));
        return new JsonFault(field, reason(failure, "missing, unknown or of the wrong type"));
    }

    /** Our own types say what they want; what libraries say may quote the input or our classes. */
    public static String reason(Exception failure, String otherwise) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause.getClass() == IllegalArgumentException.class && cause.getMessage() != null) {
                return cause.getMessage();
            }
        }
        return otherwise;
    }
}
