package io.getinference.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.web.servlet.client.RestTestClient;

class AccessTest extends BillingServiceTest {

    @LocalManagementPort int managementPort;

    @Test
    void refusesWhoeverDoesNotPresentThePlatformToken() {
        RestTestClient stranger =
                RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();

        stranger.get()
                .uri("/api/billing/v1/prices")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType("application/problem+json");
    }

    @Test
    void becomesReadyOnItsManagementPortWithoutAToken() {
        RestTestClient probe =
                RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + managementPort).build();

        await().untilAsserted(() ->
                probe.get()
                        .uri("/actuator/health/readiness")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .value(body ->
                                assertThat(body).contains("\"ratedUsage\":{\"status\":\"UP\"}")));
    }

    @Test
    void answersAnUnknownPathWithAProblem() {
        http.get().uri("/nothing").exchange().expectStatus().isNotFound();
    }
}
