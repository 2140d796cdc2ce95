package io.getinference.account;

import io.getinference.common.id.AccountId;
import io.getinference.testing.TestDatabase;
import io.getinference.testing.TestPostgres;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The whole service, as its callers and its database see it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "getinference.platform-token=" + AccountServiceTest.TOKEN,
            "getinference.kafka.journal-partitions=6",
            "getinference.kafka.replicas=1",
            "getinference.page.rows-max=20",
            "getinference.limits.renew-every=200ms",
            "getinference.team.teams-max=4"
        })
abstract class AccountServiceTest {

    static final String TOKEN = "a-token-for-tests-only";

    @LocalServerPort private int port;
    @LocalManagementPort private int managementPort;
    @Autowired JdbcClient jdbc;

    /** Registers a fresh database and the Kafka to talk to. */
    static void register(DynamicPropertyRegistry registry, String kafka) {
        TestDatabase database = TestPostgres.shared().newDatabase();
        registry.add("spring.datasource.url", database::url);
        registry.add("spring.datasource.username", database::user);
        registry.add("spring.datasource.password", database::password);
        registry.add("spring.kafka.bootstrap-servers", () -> kafka);
    }

    Api api() {
        return new Api(port, TOKEN);
    }

    Api strangersApi(String token) {
        return new Api(port, token);
    }

    Api management() {
        return new Api(managementPort, "");
    }

    AccountId openAccount() {
        return new AccountId(
                api().post("/accounts", "{\"name\":\"Demo\"}").json().path("id").stringValue());
    }

    /** The answer's id. */
    String makeTeam(AccountId account, String body) {
        return api().post("/accounts/" + account + "/teams", body).json().path("id").stringValue();
    }

    Answer issueKey(AccountId account) {
        return api().post("/accounts/" + account + "/keys", "{\"name\":\"demo\"}");
    }
}
