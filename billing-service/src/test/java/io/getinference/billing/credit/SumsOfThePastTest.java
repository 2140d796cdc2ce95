package io.getinference.billing.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.testing.TestDatabase;
import io.getinference.testing.TestPostgres;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SumsOfThePastTest {

    private final TestDatabase database = TestPostgres.shared().newDatabase();
    private final DriverManagerDataSource source =
            new DriverManagerDataSource(database.url(), database.user(), database.password());
    private final JdbcClient jdbc = JdbcClient.create(source);

    @Test
    void usageFromBeforeThereWereSumsIsInThem() {
        flyway().target("9").load().migrate();
        post("a", "[{\"grant\":\"grant_1\",\"amount_nano\":\"40\"}]");
        post(
                "b",
                "[{\"grant\":\"grant_1\",\"amount_nano\":\"2\"},{\"grant\":\"grant_2\",\"amount_nano\":\"5\"}]");
        post("c", "[]");

        flyway().load().migrate();

        assertThat(
                        jdbc.sql("select * from grant_balance order by grant_id")
                                .query((row, index) ->
                                        row.getString("account")
                                                + " "
                                                + row.getString("grant_id")
                                                + " "
                                                + row.getLong("used_nano"))
                                .list())
                .containsExactly("acct_1 grant_1 42", "acct_1 grant_2 5");
    }

    private void post(String attempt, String grants) {
        jdbc.sql(
                        """
                        insert into posted_usage (attempt, account, api_key, request, model, answered, outcome,
                            estimated, price, hold_nano, value_nano, charge_nano, occurred_at, booked_at,
                            recorded_at, findings, event)
                        values (:attempt, 'acct_1', '', '', '', '', '', false, '', 0, 0, 0, now(), now(), now(), '',
                            jsonb_build_object('grants', cast(:grants as jsonb)))
                        """)
                .param("attempt", attempt)
                .param("grants", grants)
                .update();
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration", "classpath:db/outbox")
                .outOfOrder(true);
    }
}
