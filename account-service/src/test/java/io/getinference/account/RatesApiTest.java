package io.getinference.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.OperatorFact;
import io.getinference.common.event.RateLimits;
import io.getinference.common.id.AccountId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** How fast a key may be used: set, shown, told, taken away. */
class RatesApiTest extends EverythingThereTest {

    private static final String RATES =
            "{\"requests_per_minute\":600,\"tokens_per_minute\":100000,\"concurrent\":20}";

    @Test
    void areToldWithTheKeyAndWheneverTheyChange() {
        AccountId account = openAccount();
        String key = issue(account, "{\"name\":\"k\",\"rates\":" + RATES + "}");
        api().patch(key, "{\"name\":\"other\"}");
        api().patch(key, "{\"rates\":{\"concurrent\":3}}");
        api().patch(key, "{\"rates\":null}");
        api().patch(key, "{\"rates\":{}}");
        api().patch(key, "{\"rates\":{\"requests_per_minute\":1}}");

        assertThat(rates(Journal.of(account, 5)))
                .containsExactly(
                        List.of(),
                        List.of(new RateLimits(600L, 100_000L, 20L)),
                        List.of(new RateLimits(null, null, 3L)),
                        List.of(),
                        List.of(new RateLimits(1L, null, null)));
    }

    @Test
    void areShownAsTheyWereSet() {
        AccountId account = openAccount();
        String key = issue(account, "{\"name\":\"k\",\"rates\":" + RATES + "}");

        assertThat(api().get("/accounts/" + account + "/keys").response().body())
                .contains("\"rates\":" + RATES);
        assertThat(api().patch(key, "{\"rates\":{\"concurrent\":3}}").response().body())
                .contains("\"rates\":{\"concurrent\":3}");
        assertThat(api().patch(key, "{\"rates\":null}").json().path("rates").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"concurrent\":0}",
                "{\"concurrent\":-1}",
                "{\"concurrent\":1000000001}",
                "{\"concurrent\":1.5}",
                "{\"concurrent\":\"3\"}",
                "{\"requests_per_hour\":3}",
                "5",
                "[]"
            })
    void areRefusedWhereTheyAreNoRates(String rates) {
        AccountId account = openAccount();
        Answer refused =
                api().post(
                                "/accounts/" + account + "/keys",
                                "{\"name\":\"k\",\"rates\":" + rates + "}");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.json().path("field").stringValue()).startsWith("rates");
    }

    private String issue(AccountId account, String body) {
        String keys = "/accounts/" + account + "/keys";
        return keys + "/" + api().post(keys, body).json().path("id").stringValue();
    }

    private static List<List<RateLimits>> rates(List<OperatorFact> facts) {
        return facts.stream()
                .map(fact ->
                        ((LimitsSet) fact)
                                .keys().stream()
                                        .map(KeyLimits::rates)
                                        .filter(rates -> rates != null)
                                        .toList())
                .toList();
    }
}
