package io.getinference.gateway.store;

/**
 * A range of keys.
 *
 * @param prefix how they begin
 * @param after all of them are greater
 */
public record Range(String prefix, String after) {

    /** Every key that begins so. */
    public static Range of(String prefix) {
        return new Range(prefix, "");
    }

    /** The rest of this range. */
    public Range after(String key) {
        return new Range(prefix, key);
    }
}
