package io.getinference.gateway.store;

/** What is kept under a key. */
public final class Entry {

    private final String key;
    private final byte[] value;

    /** The bytes belong to the entry from now on, and to whoever reads it. */
    public Entry(String key, byte[] value) {
        this.key = key;
        this.value = value;
    }

    public String key() {
        return key;
    }

    public byte[] value() {
        return value;
    }
}
