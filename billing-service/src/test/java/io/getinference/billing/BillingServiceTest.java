package io.getinference.billing;

import io.getinference.testing.TestDatabase;
import io.getinference.testing.TestKafka;
import io.getinference.testing.TestPostgres;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The whole service on a real Kafka and a real PostgreSQL; all such tests share one. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "getinference.platform-token=" + BillingServiceTest.TOKEN,
            "getinference.kafka.journal-partitions=3",
            "getinference.kafka.replicas=1",
            "management.server.port=0"
        })
public abstract class BillingServiceTest {

    protected static final String TOKEN = "a-token-only-for-tests";

    @LocalServerPort protected int port;
    @Autowired protected JdbcClient jdbc;
    protected RestTestClient http;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        TestDatabase database = TestPostgres.shared().newDatabase();
        registry.add("spring.datasource.url", database::url);
        registry.add("spring.datasource.username", database::user);
        registry.add("spring.datasource.password", database::password);
        registry.add("spring.kafka.bootstrap-servers", TestKafka.shared()::bootstrapServers);
    }

    @BeforeEach
    void connect() {
        http =
                RestTestClient.bindToServer()
                        .baseUrl("http://127.0.0.1:" + port + "/api/billing/v1")
                        .defaultHeader("Authorization", "Bearer " + TOKEN)
                        .build();
    }

    protected String get(String path) {
        String body =
                http.get()
                        .uri(path)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return body == null ? "" : body;
    }
}
