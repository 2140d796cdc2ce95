package io.getinference.gateway.provider.gemini;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ids of calls. Gemini gives none, but its newer models want back the signature that came with a
 * call; OpenAI's format has no place for one, so it travels in the id, through the caller's hands
 * and whichever gateway comes next.
 */
final class CallIds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_CHARS = 24;
    private static final Pattern SIGNED =
            Pattern.compile("call_[0-9A-Za-z]{" + RANDOM_CHARS + "}_([A-Za-z0-9+/=_-]+)");

    private CallIds() {}

    /** A new id that hides the signature, if there is one. */
    static String next(String signature) {
        StringBuilder id = new StringBuilder("call_");
        for (int i = 0; i < RANDOM_CHARS; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return signature.isEmpty() ? id.toString() : id.append('_').append(signature).toString();
    }

    /** The signature in an id, or null: most have none, and callers make ids up. */
    static @Nullable String signature(String id) {
        Matcher signed = SIGNED.matcher(id);
        return signed.matches() ? signed.group(1) : null;
    }
}
