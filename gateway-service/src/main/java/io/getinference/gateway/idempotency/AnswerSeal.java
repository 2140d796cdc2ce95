package io.getinference.gateway.idempotency;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.getinference.common.event.RequestClaimed;
import io.getinference.gateway.caller.KeySecret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Seals answers with AES-256-GCM under a key that only the API key's holder can derive (HKDF, the
 * claim as salt). An answer is bound to its account, API key, claim and body: moved to another
 * place it does not open.
 */
final class AnswerSeal {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] PURPOSE = "getinference/stored-answer/1".getBytes(US_ASCII);
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final byte[] bound;

    private AnswerSeal(SecretKey key, byte[] bound) {
        this.key = key;
        this.bound = bound;
    }

    static AnswerSeal of(KeySecret secret, RequestClaimed claim) {
        String bound =
                claim.account() + "/" + claim.key() + "/" + claim.claim() + "/" + claim.body();
        try {
            SecretKey key =
                    KDF.getInstance("HKDF-SHA256")
                            .deriveKey(
                                    "AES",
                                    HKDFParameterSpec.ofExtract()
                                            .addIKM(secret.bytes())
                                            .addSalt(claim.claim().hex().getBytes(US_ASCII))
                                            .thenExpand(PURPOSE, KEY_BYTES));
            return new AnswerSeal(key, bound.getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HKDF", e);
        }
    }

    byte[] seal(byte[] plain) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    }

    /** What was sealed; a failure if it was sealed for another request, or is damaged. */
    byte[] open(byte[] sealed) throws GeneralSecurityException {
        if (sealed.length < NONCE_BYTES) {
            throw new GeneralSecurityException("too short to be a sealed answer");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(sealed).get(nonce);
        byte[] rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return cipher(Cipher.DECRYPT_MODE, nonce).doFinal(rest);
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }
}
