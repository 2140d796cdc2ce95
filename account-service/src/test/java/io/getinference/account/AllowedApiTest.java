package io.getinference.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.common.address.AddressBlock;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.event.AccountModels;
import io.getinference.common.event.ApiKeyHash;
import io.getinference.common.event.ApiKeyRow;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.topic.Topic;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a key may be used for and where from, and what its account calls models. */
class AllowedApiTest extends EverythingThereTest {

    private static final String LISTS =
            "\"allowed_models\":[\"m\",\"n\",\"m\"],"
                    + "\"allowed_addresses\":[\"203.0.113.0/24\",\"2001:DB8::1\",\"2001:db8:0::1\"]";
    private static final String KEPT =
            "\"allowed_models\":[\"m\",\"n\"],"
                    + "\"allowed_addresses\":[\"203.0.113.0/24\",\"2001:db8::1\"]";

    private AccountId account;
    private String path;

    @BeforeEach
    void open() {
        account = openAccount();
        path = "/accounts/" + account;
    }

    @Test
    void isShownInCanonicalFormAndToldToGateways() {
        Answer issued = api().post(path + "/keys", "{\"name\":\"k\"," + LISTS + "}");

        assertThat(issued.response().body()).contains(KEPT);
        assertThat(api().get(path + "/keys").response().body()).contains(KEPT);
        ApiKeyRow told = rows(issued, 1).getFirst();
        assertThat(told.allowedModels()).extracting(PublicModel::value).containsExactly("m", "n");
        assertThat(told.allowedAddresses())
                .containsExactly(AddressBlock.of("203.0.113.0/24"), AddressBlock.of("2001:db8::1"));
    }

    @Test
    void isToldWhenItChangesAndOnlyThen() {
        Answer issued = api().post(path + "/keys", "{\"name\":\"k\"," + LISTS + "}");
        String key = path + "/keys/" + issued.json().path("id").stringValue();

        api().patch(key, "{\"name\":\"other\",\"budget_usd\":\"1.00\"," + KEPT + "}");
        api().patch(key, "{\"allowed_models\":null}");
        api().patch(key, "{\"allowed_addresses\":[\"10.0.0.0/8\"]}");

        List<ApiKeyRow> told = rows(issued, 3);
        assertThat(told).hasSize(3);
        assertThat(told.get(1).allowedModels()).isNull();
        assertThat(told.get(1).allowedAddresses()).hasSize(2);
        assertThat(told.get(2).allowedAddresses()).containsExactly(AddressBlock.of("10.0.0.0/8"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "allowed_models | [] | null for all",
                "allowed_models | [\"a model\"] | not the name of a model",
                "allowed_models | \"m\" | wrong type",
                "allowed_addresses | [] | null for all",
                "allowed_addresses | [\"203.0.113.7/24\"] | bits behind its prefix",
                "allowed_addresses | [\"nonsense\"] | such as 203.0.113.7",
                "allowed_addresses | [\"::ffff:203.0.113.7\"] | is written as one"
            })
    void isRefusedWithWhatToDo(String field, String value, String reason) {
        Answer refused =
                api().post(path + "/keys", "{\"name\":\"k\",\"" + field + "\":" + value + "}");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.json().path("field").stringValue()).isEqualTo(field);
        assertThat(refused.response().body()).contains(reason);
    }

    @Test
    void isBounded() {
        String addresses =
                IntStream.range(0, 51)
                        .mapToObj(i -> "\"10.0.0." + i + "\"")
                        .collect(Collectors.joining(","));
        String body = "{\"name\":\"k\",\"allowed_addresses\":[" + addresses + "]}";

        assertThat(api().post(path + "/keys", body).status()).isEqualTo(400);
    }

    @Test
    void namesOfModelsAreToldWithEveryActiveKey() {
        Answer one = issueKey(account);
        Answer two = issueKey(account);
        Answer revoked = issueKey(account);
        api().delete(path + "/keys/" + revoked.json().path("id").stringValue());
        String names = "{\"default_model\":\"m\",\"aliases\":{\"fast\":\"n\",\"big\":\"m\"}}";

        Answer put = api().put(path + "/models", names);
        api().put(path + "/models", names);

        assertThat(put.response().body()).isEqualTo(names);
        assertThat(api().get(path + "/models").response().body()).isEqualTo(names);
        PublicModel m = new PublicModel("m");
        AccountModels told =
                new AccountModels(
                        m,
                        Map.of(
                                new PublicModel("fast"),
                                new PublicModel("n"),
                                new PublicModel("big"),
                                m));
        assertThat(rows(one, 2)).hasSize(2);
        assertThat(rows(one, 2).getLast().accountModels()).isEqualTo(told);
        assertThat(rows(two, 2).getLast().accountModels()).isEqualTo(told);
        assertThat(rows(issueKey(account), 1).getLast().accountModels()).isEqualTo(told);
        assertThat(TopicReader.read(Topic.API_KEYS, hash(revoked)).getLast().value()).isNull();
    }

    @Test
    void namesOfModelsAreRemovedByLeavingThemOut() {
        Answer key = issueKey(account);
        api().put(path + "/models", "{\"aliases\":{\"fast\":\"n\"}}");
        api().put(path + "/models", "{\"default_model\":null,\"aliases\":{}}");

        assertThat(rows(key, 3).getLast().accountModels()).isNull();
        assertThat(api().get(path + "/models").response().body())
                .isEqualTo("{\"default_model\":null,\"aliases\":{}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | aliases",
                "{\"aliases\":null} | aliases",
                "{\"aliases\":{\"default\":\"m\"}} | aliases",
                "{\"aliases\":{\"fast\":null}} | aliases.fast",
                "{\"aliases\":{\"a b\":\"m\"}} | aliases",
                "{\"aliases\":{\"fast\":\"a b\"}} | aliases.fast",
                "{\"aliases\":{},\"default_model\":\"\"} | default_model"
            })
    void namesOfModelsAreRefusedWhereTheyAreNone(String body, String field) {
        Answer refused = api().put(path + "/models", body);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.json().path("field").stringValue()).isEqualTo(field);
    }

    @Test
    void namesOfModelsBelongToAnAccountThatIsThere() {
        String nowhere = "/accounts/" + AccountId.next() + "/models";

        assertThat(api().get(nowhere).status()).isEqualTo(404);
        assertThat(api().put(nowhere, "{\"aliases\":{}}").status()).isEqualTo(404);
    }

    private static List<ApiKeyRow> rows(Answer issued, int count) {
        return await()
                .until(
                        () -> TopicReader.read(Topic.API_KEYS, hash(issued)),
                        records -> records.size() >= count)
                .stream()
                .map(row -> Wire.JSON.readValue(row.value(), ApiKeyRow.class))
                .toList();
    }

    private static String hash(Answer issued) {
        return ApiKeyHash.of(issued.json().path("key").stringValue()).hex();
    }
}
