package io.getinference.account.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.security.SecureRandom;
import java.util.stream.Stream;

class ApiKeySecretTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void hasThePrefixAnd256RandomBits() {
        assertThat(ApiKeySecret.next(random).value()).matches("sk-[A-Za-z0-9_-]{43}");
        assertThat(Stream.generate(() -> ApiKeySecret.next(random)).limit(1000).distinct())
                .hasSize(1000);
    }

    @Test
    void isNotPrinted() {
        ApiKeySecret secret = ApiKeySecret.next(random);
        assertThat(secret.toString()).doesNotContain(secret.value().substring(3, 10));
        assertThat(secret.lastFour()).hasSize(4);
        assertThat(secret.value()).endsWith(secret.lastFour());
    }
}
