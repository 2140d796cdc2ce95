package io.getinference.gateway.caller;

import java.nio.charset.StandardCharsets;

/** An API key as its holder sent it: kept by nobody, and never shown. */
public final class KeySecret {

    private final String secret;

    KeySecret(String secret) {
        this.secret = secret;
    }

    /** Its bytes, to derive from. */
    public byte[] bytes() {
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "sk-…";
    }
}
