package io.getinference.local.demo;

/**
 * The demo account's API key. The platform shows a key once, so the launcher keeps it.
 *
 * @param id {@code key_} and a ULID
 * @param secret {@code sk-…}
 */
public record DemoKey(String id, String secret) {

    public DemoKey {
        if (!id.startsWith("key_") || !secret.startsWith("sk-")) {
            throw new IllegalArgumentException("Not an API key: " + id);
        }
    }
}
