package io.getinference.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.id.AccountId;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

class KafkaAwayTest extends AccountServiceTest {

    @DynamicPropertySource
    static void nobody(DynamicPropertyRegistry registry) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            register(registry, "127.0.0.1:" + free.getLocalPort());
        }
    }

    @Test
    void startsServesAndKeepsWhatItHasToTellWhileKafkaIsAway() {
        AccountId account = openAccount();
        assertThat(issueKey(account).status()).isEqualTo(201);

        assertThat(api().get("/accounts/" + account).status()).isEqualTo(200);
        assertThat(
                        jdbc.sql("select topic from outbox where body like ? order by id")
                                .param("%" + account + "%")
                                .query(String.class)
                                .list())
                .containsExactly("account-journal", "account-journal", "api-keys");
        assertThat(management().send("GET", "/actuator/health/readiness", null).status())
                .isEqualTo(503);
        assertThat(management().send("GET", "/actuator/health/liveness", null).status())
                .isEqualTo(200);
    }
}
