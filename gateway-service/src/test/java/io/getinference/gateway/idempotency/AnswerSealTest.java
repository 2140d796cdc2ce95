package io.getinference.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.common.claim.BodyHash;
import io.getinference.common.claim.ClaimId;
import io.getinference.common.event.RequestClaimed;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.RequestId;
import io.getinference.gateway.caller.Callers;
import io.getinference.gateway.caller.KeySecret;

import org.junit.jupiter.api.Test;

import java.security.GeneralSecurityException;
import java.util.Arrays;

class AnswerSealTest {

    private static final byte[] PLAIN = "the answer".getBytes(UTF_8);
    private static final AccountId ACCOUNT = AccountId.next();
    private static final KeyId KEY = KeyId.next();

    private final KeySecret secret = secret("sk-one");
    private final RequestClaimed claim = claim(ACCOUNT, KEY, "order-17", "{}");
    private final AnswerSeal seal = AnswerSeal.of(secret, claim);

    @Test
    void opensWhatTheSameCallerSealedForTheSameRequest() throws GeneralSecurityException {
        RequestClaimed retry = claim(ACCOUNT, KEY, "order-17", "{}");
        assertThat(AnswerSeal.of(secret("sk-one"), retry).open(seal.seal(PLAIN))).isEqualTo(PLAIN);
    }

    @Test
    void nobodyReadsItWithoutTheApiKey() throws GeneralSecurityException {
        byte[] sealed = seal.seal(PLAIN);
        assertThat(new String(sealed, UTF_8)).doesNotContain("answer");
        assertClosed(AnswerSeal.of(secret("sk-two"), claim), sealed);
    }

    @Test
    void opensInNoOtherPlace() throws GeneralSecurityException {
        byte[] sealed = seal.seal(PLAIN);
        assertClosed(AnswerSeal.of(secret, claim(AccountId.next(), KEY, "order-17", "{}")), sealed);
        assertClosed(AnswerSeal.of(secret, claim(ACCOUNT, KeyId.next(), "order-17", "{}")), sealed);
        assertClosed(AnswerSeal.of(secret, claim(ACCOUNT, KEY, "order-18", "{}")), sealed);
        assertClosed(AnswerSeal.of(secret, claim(ACCOUNT, KEY, "order-17", "[]")), sealed);
    }

    @Test
    void noticesEveryChangedByteAndEveryMissingOne() throws GeneralSecurityException {
        byte[] sealed = seal.seal(PLAIN);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertClosed(seal, changed);
            assertClosed(seal, Arrays.copyOf(sealed, i));
        }
    }

    @Test
    void sealsTheSameNeverTwiceAlike() throws GeneralSecurityException {
        assertThat(seal.seal(PLAIN)).isNotEqualTo(seal.seal(PLAIN));
    }

    private static void assertClosed(AnswerSeal other, byte[] sealed) {
        assertThatThrownBy(() -> other.open(sealed)).isInstanceOf(GeneralSecurityException.class);
    }

    private static KeySecret secret(String secret) {
        return Callers.secret("Bearer " + secret).orElseThrow();
    }

    private static RequestClaimed claim(AccountId account, KeyId key, String header, String body) {
        return new RequestClaimed(
                account,
                key,
                ClaimId.of(KEY, header),
                BodyHash.of(body.getBytes(UTF_8)),
                new LifeId(GatewayId.next(), 1),
                RequestId.next());
    }
}
