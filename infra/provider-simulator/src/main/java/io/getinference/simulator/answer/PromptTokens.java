package io.getinference.simulator.answer;

/**
 * A prompt's tokens by how they are billed.
 *
 * @param total all of them
 * @param cached the part read from a cache
 * @param write5m the part written to a cache for five minutes
 * @param write1h the part written to a cache for an hour
 * @param media the part that is no text
 */
public record PromptTokens(int total, int cached, int write5m, int write1h, Media media) {

    /**
     * What of a prompt is no text.
     *
     * @param cachedAudio the part of {@code audio} that was read from a cache
     */
    public record Media(int image, int audio, int cachedAudio) {
        /** Text only. */
        public static final Media NONE = new Media(0, 0, 0);
    }

    /** No kind is negative, and together they are not more than all. */
    public PromptTokens {
        if (Math.min(cached, Math.min(write5m, write1h)) < 0
                || cached + write5m + write1h > total
                || media.image() + media.audio() > total
                || media.cachedAudio() > Math.min(cached, media.audio())
                || media.audio() - media.cachedAudio() > total - cached - write5m - write1h) {
            throw new IllegalArgumentException("impossible prompt");
        }
    }

    /** Plain text without a cache. */
    public static PromptTokens of(int total) {
        return new PromptTokens(total, 0, 0, 0, Media.NONE);
    }

    /** At the full rate: neither read from a cache nor written to one. */
    public int input() {
        return total - cached - write5m - write1h;
    }

    /** Written to a cache for whatever time. */
    public int written() {
        return write5m + write1h;
    }

    /** The same prompt, of which {@code tokens}, or all if it has fewer, come from a cache. */
    public PromptTokens withCached(int tokens) {
        int read = Math.min(tokens, total);
        // What is not told apart is text first.
        int sound = Math.max(0, read - (total - media.audio()));
        return new PromptTokens(total, read, 0, 0, new Media(media.image(), media.audio(), sound));
    }
}
