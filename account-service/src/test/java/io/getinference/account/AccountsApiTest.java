package io.getinference.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.id.AccountId;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.Set;

class AccountsApiTest extends EverythingThereTest {

    @Test
    void opensAnAccountUnderANewId() {
        Answer opened = api().post("/accounts", "{\"name\":\"Ärger & Söhne 🚀\"}");

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "budget_usd",
                        "day_budget_usd",
                        "week_budget_usd",
                        "month_budget_usd",
                        "time_zone",
                        "alert_at_percent",
                        "created_at");
        String id = opened.json().path("id").stringValue();
        assertThat(opened.header("Location")).endsWith("/accounts/" + id);
        assertThat(api().get("/accounts/" + id).json()).isEqualTo(opened.json());
    }

    @Test
    void opensAnAccountOnceHoweverOftenItIsPut() {
        String path = "/accounts/" + AccountId.next();

        Answer first = api().put(path, "{\"name\":\"Demo\"}");
        Answer second = api().put(path, "{\"name\":\"Demo\"}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void takesTheNameOfTheLatestPut() {
        String path = "/accounts/" + AccountId.next();
        api().put(path, "{\"name\":\"Demo\"}");

        api().put(path, "{\"name\":\"Demo Inc.\"}");

        assertThat(api().get(path).json().path("name").stringValue()).isEqualTo("Demo Inc.");
    }

    @Test
    void changesOnlyWhatAPatchNames() {
        String path = "/accounts/" + openAccount();

        Answer budgeted = api().patch(path, "{\"budget_usd\":\"7.50\"}");
        Answer renamed = api().patch(path, "{\"name\":\"Other\"}");
        Answer free = api().patch(path, "{\"budget_usd\":null}");

        assertThat(budgeted.status()).isEqualTo(200);
        assertThat(budgeted.json().path("name").stringValue()).isEqualTo("Demo");
        assertThat(budgeted.json().path("budget_usd").stringValue()).isEqualTo("7.50");
        assertThat(renamed.json().path("name").stringValue()).isEqualTo("Other");
        assertThat(renamed.json().path("budget_usd").stringValue()).isEqualTo("7.50");
        assertThat(free.json().path("budget_usd").isNull()).isTrue();
        assertThat(api().get(path).json()).isEqualTo(free.json());
    }

    @Test
    void doesNotKnowAnAccountThatNobodyOpened() {
        String path = "/accounts/" + AccountId.next();
        assertThat(api().get(path).status()).isEqualTo(404);
        assertThat(api().patch(path, "{}").status()).isEqualTo(404);
        assertThat(api().get(path + "/keys").status()).isEqualTo(404);
        assertThat(api().post(path + "/keys", "{\"name\":\"demo\"}").status()).isEqualTo(404);
        assertThat(api().delete(path + "/keys/key_01JD8Z6J8M3T4V5W6X7Y8Z9ABC").status())
                .isEqualTo(404);
    }

    @Test
    void listsEveryAccountOnceOverAllPages() {
        Set<String> opened = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            opened.add(openAccount().value());
        }

        Set<String> listed = new HashSet<>();
        String cursor = "";
        do {
            JsonNode page = api().get("/accounts?limit=3" + cursor).json();
            assertThat(page.path("accounts").size()).isBetween(1, 3);
            page.path("accounts")
                    .forEach(row -> assertThat(listed.add(row.path("id").stringValue())).isTrue());
            cursor =
                    page.path("next_cursor").isNull()
                            ? ""
                            : "&cursor=" + page.path("next_cursor").stringValue();
        } while (!cursor.isEmpty());

        assertThat(listed).containsAll(opened);
    }
}
