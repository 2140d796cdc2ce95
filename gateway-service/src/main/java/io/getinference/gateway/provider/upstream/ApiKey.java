package io.getinference.gateway.provider.upstream;

import java.util.regex.Pattern;

/**
 * Our key at a provider. It never appears in a log, whoever prints what holds it.
 *
 * @param value printable ASCII without spaces, so that it cannot end its header early
 */
public record ApiKey(String value) {

    private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1,1000}");

    public ApiKey {
        if (!PRINTABLE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an API key is printable ASCII without spaces, and not empty");
        }
    }

    @Override
    public String toString() {
        return "(an API key)";
    }
}
