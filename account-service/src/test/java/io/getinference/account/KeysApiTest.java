package io.getinference.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.common.event.ApiKeyHash;
import io.getinference.common.id.AccountId;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class KeysApiTest extends EverythingThereTest {

    @Test
    void showsTheSecretOnceAndKeepsOnlyItsHash() {
        AccountId account = openAccount();

        Answer issued =
                api().post(
                                "/accounts/" + account + "/keys",
                                "{\"name\":\"demo\",\"budget_usd\":\"1.50\"}");

        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.header("Cache-Control")).isEqualTo("no-store");
        String secret = issued.json().path("key").stringValue();
        assertThat(secret).matches("sk-[A-Za-z0-9_-]{43}");
        assertThat(issued.json().path("last_four").stringValue())
                .isEqualTo(secret.substring(secret.length() - 4));
        assertThat(issued.json().path("budget_usd").stringValue()).isEqualTo("1.50");
        assertThat(issued.json().path("status").stringValue()).isEqualTo("active");
        Answer listed = api().get("/accounts/" + account + "/keys");
        assertThat(listed.response().body()).doesNotContain(secret);
        assertThat(listed.json().path("keys").get(0).path("id"))
                .isEqualTo(issued.json().path("id"));
        assertThat(
                        jdbc.sql("select hash from api_key where account = ?")
                                .param(account.value())
                                .query(String.class)
                                .single())
                .isEqualTo(ApiKeyHash.of(secret).hex());
        assertThat(everythingStored()).doesNotContain(secret);
    }

    @Test
    void refusesTheEleventhKeyUntilOneIsRevoked() {
        AccountId account = openAccount();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ids.add(issueKey(account).json().path("id").stringValue());
        }

        assertThat(issueKey(account).status()).isEqualTo(409);
        assertThat(api().delete("/accounts/" + account + "/keys/" + ids.get(3)).status())
                .isEqualTo(204);
        assertThat(issueKey(account).status()).isEqualTo(201);
        assertThat(issueKey(account).status()).isEqualTo(409);
    }

    @Test
    void issuesExactlyTenOfThirtyKeysAskedForAtOnce() throws Exception {
        AccountId account = openAccount();
        List<Callable<Integer>> wishes = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            wishes.add(() -> issueKey(account).status());
        }

        List<Integer> statuses = new ArrayList<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : callers.invokeAll(wishes)) {
                statuses.add(status.get());
            }
        }

        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(10);
        assertThat(api().get("/accounts/" + account + "/keys").json().path("keys").size())
                .isEqualTo(10);
    }

    @Test
    void hasNoPlaceForAnEleventhKeyEvenWhereTheServiceIsWrong() {
        AccountId account = openAccount();
        for (int i = 0; i < 10; i++) {
            issueKey(account);
        }

        for (int slot = 1; slot <= 10; slot++) {
            int taken = slot;
            assertThatThrownBy(() -> insertKey(account, taken))
                    .isInstanceOf(DuplicateKeyException.class);
        }
        assertThatThrownBy(() -> insertKey(account, 11)).hasMessageContaining("api_key_slot_check");
    }

    @Test
    void revokesAKeyOnceHoweverOftenItIsAsked() {
        AccountId account = openAccount();
        String key = issueKey(account).json().path("id").stringValue();
        String path = "/accounts/" + account + "/keys";

        assertThat(api().delete(path + "/" + key).status()).isEqualTo(204);
        Answer revoked = api().get(path);
        assertThat(api().delete(path + "/" + key).status()).isEqualTo(204);

        assertThat(revoked.json().path("keys").get(0).path("status").stringValue())
                .isEqualTo("revoked");
        assertThat(revoked.json().path("keys").get(0).path("revoked_at").isString()).isTrue();
        assertThat(api().get(path).json()).isEqualTo(revoked.json());
    }

    @Test
    void showsAndRevokesNoKeyOfAnotherAccount() {
        AccountId mine = openAccount();
        AccountId other = openAccount();
        String key = issueKey(other).json().path("id").stringValue();

        assertThat(api().delete("/accounts/" + mine + "/keys/" + key).status()).isEqualTo(404);
        assertThat(api().get("/accounts/" + mine + "/keys").json().path("keys").size()).isZero();
        assertThat(
                        api().get("/accounts/" + other + "/keys")
                                .json()
                                .path("keys")
                                .get(0)
                                .path("status")
                                .stringValue())
                .isEqualTo("active");
    }

    @Test
    void listsRevokedKeysPageByPage() {
        AccountId account = openAccount();
        String path = "/accounts/" + account + "/keys";
        for (int i = 0; i < 5; i++) {
            api().delete(path + "/" + issueKey(account).json().path("id").stringValue());
        }

        var first = api().get(path + "?limit=3").json();
        var rest = api().get(path + "?cursor=" + first.path("next_cursor").stringValue()).json();

        assertThat(first.path("keys").size()).isEqualTo(3);
        assertThat(rest.path("keys").size()).isEqualTo(2);
        assertThat(rest.path("next_cursor").isNull()).isTrue();
    }

    private void insertKey(AccountId account, int slot) {
        jdbc.sql(
                        """
                        insert into api_key (id, account, slot, name, hash, last_four, created_at)
                        values (?, ?, ?, 'extra', ?, 'abcd', now())
                        """)
                .params(
                        "key_" + account.value() + slot,
                        account.value(),
                        slot,
                        ApiKeyHash.of(account + "/" + slot).hex())
                .update();
    }

    private String everythingStored() {
        return jdbc.sql("select string_agg(api_key::text, ' ') from api_key")
                .query(String.class)
                .single();
    }
}
