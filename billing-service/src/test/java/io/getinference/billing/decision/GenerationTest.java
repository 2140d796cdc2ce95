package io.getinference.billing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.billing.usage.Samples;
import io.getinference.common.event.GrantKind;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.RequestId;
import io.getinference.common.standing.Generation;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient;

/** One request, for the holder of the key that made it. */
class GenerationTest extends DecisionTest {

    private final UsageRated rated = Samples.rated(account, 1, GrantKind.PAID);
    private final KeyId key = rated.usage().key();
    private final RequestId request = rated.usage().attempt().request();

    @Test
    void itsHolderSeesWhatWasPosted() {
        book(rated, 1);

        String body =
                generation(account, key, request)
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(Wire.JSON.readValue(body, Generation.class)).isEqualTo(Generation.of(rated));
        assertThat(body).doesNotContain("house", "grant", "owed", "hold");
    }

    @Test
    void nobodyElseSeesIt() {
        book(rated, 1);

        generation(account, KeyId.next(), request).expectStatus().isNotFound();
        generation(AccountId.next(), key, request).expectStatus().isNotFound();
        generation(account, key, RequestId.next()).expectStatus().isNotFound();
    }

    @Test
    void itIsNotThereBeforeItIsPosted() {
        generation(account, key, request).expectStatus().isNotFound();
    }

    private RestTestClient.ResponseSpec generation(AccountId of, KeyId by, RequestId id) {
        return RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader("Authorization", "Bearer " + TOKEN)
                .build()
                .get()
                .uri("/internal/accounts/{a}/keys/{k}/generations/{r}", of, by, id)
                .exchange();
    }
}
