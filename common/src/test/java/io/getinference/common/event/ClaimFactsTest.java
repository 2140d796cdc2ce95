package io.getinference.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.common.claim.AnswerPlace;
import io.getinference.common.claim.BodyHash;
import io.getinference.common.claim.ClaimAnswer;
import io.getinference.common.claim.ClaimId;
import io.getinference.common.claim.ClaimState;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.RequestId;

import org.junit.jupiter.api.Test;

class ClaimFactsTest {

    private static final KeyId KEY = new KeyId("key_01JD8Z6J8M3T4V5W6X7Y8Z9ABC");
    private static final AnswerPlace PLACE = new AnswerPlace(1, 2);

    private final RequestClaimed claimed =
            new RequestClaimed(
                    AccountId.next(),
                    KEY,
                    ClaimId.of(KEY, "order-17"),
                    BodyHash.of("{}".getBytes(UTF_8)),
                    new LifeId(GatewayId.next(), 1),
                    RequestId.next());

    @Test
    void aHeaderIsHashedWithItsApiKeySoThatItIsOneHoldersOnly() {
        assertThat(ClaimId.of(KEY, "order-17").hex())
                .isEqualTo("ea6a9ab716b7262de3476a10b937a8561d7aef8da0f69cf7ccc3debed5bb5492");
        assertThat(ClaimId.of(KeyId.next(), "order-17")).isNotEqualTo(claimed.claim());
    }

    @Test
    void onlyWhoWasAnsweredHasAnAnswer() {
        assertThat(ClaimEnded.answered(claimed, PLACE).answer()).isEqualTo(PLACE);
        assertThat(ClaimEnded.answered(claimed, null).state()).isEqualTo(ClaimState.ANSWERED);
        assertThat(ClaimEnded.released(claimed).answer()).isNull();
        for (ClaimState state : new ClaimState[] {ClaimState.RUNNING, ClaimState.RELEASED}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> new ClaimAnswer(claimed.request(), claimed.body(), state, PLACE));
            assertThatIllegalArgumentException().isThrownBy(() -> ended(state, PLACE));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> ended(ClaimState.RUNNING, null));
    }

    private ClaimEnded ended(
            ClaimState state, @org.jspecify.annotations.Nullable AnswerPlace answer) {
        return new ClaimEnded(
                claimed.account(),
                claimed.key(),
                claimed.claim(),
                claimed.life(),
                claimed.request(),
                state,
                answer);
    }
}
