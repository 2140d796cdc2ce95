package io.getinference.simulator.gemini;

import io.getinference.simulator.answer.Tokens;
import io.getinference.simulator.cache.PromptCache;
import io.getinference.simulator.gemini.Prompt.Piece;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * How much of a prompt is read from a cache that nobody asked for: the longest beginning, in blocks
 * of 256 tokens, that some call of the last minutes began with too. Sound ends it: what is cached
 * of it has another price, which the counters could not tell.
 */
final class ImplicitCache {
    private static final int BLOCK_BYTES = 256 * Tokens.BYTES;

    /** So many blocks are told apart; of what follows, runs of so many. */
    private static final int FINE_BLOCKS = 64;

    private static final int TOKENS_MIN = 2_048;
    private static final Duration KEPT = Duration.ofMinutes(5);

    private record Beginning(String name, int tokens) {}

    private final MessageDigest digest;
    private final List<Beginning> beginnings = new ArrayList<>();
    private int mediaTokens;
    private int textBytes;

    private ImplicitCache(String model) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        digest.update(model.getBytes(StandardCharsets.UTF_8));
    }

    /** Tokens that the cache holds of {@code prompt}; from now on it holds all of it. */
    static int read(PromptCache cache, String model, Prompt prompt) {
        ImplicitCache marks = new ImplicitCache(model);
        marks.mark(prompt);
        int held = 0;
        for (Beginning beginning : marks.beginnings) {
            if (cache.holds(beginning.name)) {
                held = beginning.tokens;
            }
            cache.keep(beginning.name, KEPT);
        }
        return held;
    }

    private void mark(Prompt prompt) {
        for (Piece piece : prompt.pieces()) {
            switch (piece) {
                case Piece.Text(String text, boolean spoken) ->
                        text(text.getBytes(StandardCharsets.UTF_8));
                case Piece.Attached(Modality modality, int tokens, String known) -> {
                    if (modality == Modality.AUDIO) {
                        return;
                    }
                    digest.update(known.getBytes(StandardCharsets.UTF_8));
                    mediaTokens += tokens;
                    markHere();
                }
            }
        }
    }

    private void text(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            int some = Math.min(bytes.length - at, BLOCK_BYTES - textBytes % BLOCK_BYTES);
            digest.update(bytes, at, some);
            at += some;
            textBytes += some;
            int blocks = textBytes / BLOCK_BYTES;
            boolean worthIt = blocks <= FINE_BLOCKS || blocks % FINE_BLOCKS == 0;
            if (textBytes % BLOCK_BYTES == 0 && worthIt) {
                markHere();
            }
        }
    }

    private void markHere() {
        int tokens = textBytes / Tokens.BYTES + mediaTokens;
        if (tokens >= TOKENS_MIN) {
            beginnings.add(new Beginning(hash(), tokens));
        }
    }

    private String hash() {
        try {
            MessageDigest upToHere = (MessageDigest) digest.clone();
            return HexFormat.of().formatHex(upToHere.digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
        }
    }
}
