package io.getinference.simulator.anthropic;

import io.getinference.simulator.answer.Seed;

/** Signs thoughts, so that they come back as they were said or not at all. */
final class Signature {
    private static final int NONCE = 24;

    private Signature() {}

    /** The signature of {@code thinking}, as it was shown, of one call. */
    static String of(String callId, String thinking) {
        String nonce = callId.substring(0, NONCE);
        return nonce + Seed.hex("signed/" + nonce + "/" + thinking);
    }

    static boolean isGood(String signature, String thinking) {
        return signature.length() > NONCE && signature.equals(of(signature, thinking));
    }
}
