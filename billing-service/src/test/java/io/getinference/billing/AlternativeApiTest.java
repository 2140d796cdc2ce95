package io.getinference.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.event.Wire;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;

/** An operator names the model that answers where another does not. */
class AlternativeApiTest extends BillingServiceTest {

    private static final String FLASH = "gemini-2-5-flash";
    private static final String LATER = "2027-05-05T00:00:00.000001Z";

    /** Rows stay for ever; other tests count those that are seeded. */
    @AfterEach
    void forget() {
        await().until(() ->
                jdbc.sql("select count(*) from outbox").query(Long.class).single() == 0);
        jdbc.sql("alter table catalogue_row disable trigger user").update();
        jdbc.sql("delete from catalogue_row where valid_from > '2027-01-01'").update();
        jdbc.sql("alter table catalogue_row enable trigger user").update();
        jdbc.sql("delete from announced where record_key like '%@2027%'").update();
    }

    @Test
    void noModelHasAnAlternativeUnlessSomebodySaysSo() {
        assertThat(models()).allSatisfy(row -> assertThat(row.alternative()).isNull());
    }

    @Test
    void anAlternativeIsARowMoreThatIsToldToGateways() {
        ModelRow before = at(FLASH, "2027-05-04T00:00:00Z");

        EntityExchangeResult<String> answer = set(FLASH, "'claude-haiku'", LATER);

        assertThat(answer.getStatus().value()).isEqualTo(201);
        ModelRow row = at(FLASH, LATER);
        assertThat(row)
                .isEqualTo(before.from(Instant.parse(LATER), new PublicModel("claude-haiku")));
        assertThat(Wire.JSON.readValue(answer.getResponseBody(), ModelRow.class)).isEqualTo(row);
        assertThat(at(FLASH, "2027-05-05T00:00:00Z")).as("not a moment earlier").isEqualTo(before);
        assertThat(announced(row.id())).isEqualTo(1);
    }

    @Test
    void whatIsSoAlreadyIsNoNewRow() {
        set(FLASH, "'claude-haiku'", LATER);

        assertThat(set(FLASH, "'claude-haiku'", "2027-05-06T00:00:00Z").getStatus().value())
                .isEqualTo(200);
        assertThat(set("gemini-pro", "null", LATER).getStatus().value()).isEqualTo(200);
        assertThat(models()).hasSize(15);
    }

    @Test
    void anAlternativeEndsByARowWithoutOne() {
        set(FLASH, "'claude-haiku'", LATER);

        assertThat(set(FLASH, "null", "2027-05-06T00:00:00Z").getStatus().value()).isEqualTo(201);

        assertThat(at(FLASH, "2027-05-05T23:59:59Z").alternative()).isNotNull();
        assertThat(at(FLASH, "2027-05-06T00:00:00Z").alternative()).isNull();
    }

    @Test
    void aRowIsNotReplaced() {
        set(FLASH, "'claude-haiku'", LATER);

        EntityExchangeResult<String> other = set(FLASH, "'claude-opus'", LATER);

        assertThat(other.getStatus().value()).isEqualTo(409);
        assertThat(at(FLASH, LATER).alternative()).isEqualTo(new PublicModel("claude-haiku"));
    }

    @ParameterizedTest
    @CsvSource({
        "no-such-model, claude-haiku, 404, no-such-model",
        "'a model', claude-haiku, 404, name",
        "claude-haiku, no-such-model, 404, no-such-model",
        "gemini-flash, gemini-2-5-flash-lite, 422, same model",
        "claude-haiku, claude-haiku, 422, same model"
    })
    void onlyAnotherModelOnOfferIsAnAlternative(
            String model, String alternative, int status, String said) {
        EntityExchangeResult<String> answer = set(model, "'" + alternative + "'", LATER);

        assertThat(answer.getStatus().value()).isEqualTo(status);
        assertThat(answer.getResponseBody()).contains(said);
        assertThat(models()).hasSize(14);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{'alternative':7}",
                "{'alternative':'a b'}",
                "{'alternative':null,'valid_from':'tomorrow'}"
            })
    void whatIsNotUnderstoodChangesNothing(String body) {
        EntityExchangeResult<String> answer = put(FLASH, body);

        assertThat(answer.getStatus().value()).isEqualTo(400);
        assertThat(answer.getResponseBody()).contains("alternative");
        assertThat(models()).hasSize(14);
    }

    private EntityExchangeResult<String> set(String model, String alternative, String from) {
        return put(model, "{'alternative':" + alternative + ",'valid_from':'" + from + "'}");
    }

    private EntityExchangeResult<String> put(String model, String body) {
        return http.put()
                .uri("/models/{model}/alternative", model)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body.replace('\'', '"'))
                .exchange()
                .returnResult(String.class);
    }

    private ModelRow[] models() {
        return Wire.JSON.treeToValue(
                Wire.JSON.readTree(get("/models")).path("models"), ModelRow[].class);
    }

    private ModelRow at(String model, String moment) {
        return Arrays.stream(models())
                .filter(row -> row.model().value().equals(model))
                .filter(row -> row.holdsAt(Instant.parse(moment)))
                .max(Comparator.comparing(ModelRow::validFrom))
                .orElseThrow();
    }

    private @Nullable Long announced(String id) {
        return jdbc.sql("select count(*) from announced where record_key = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }
}
