package io.getinference.metering.claim;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.common.claim.AnswerPlace;
import io.getinference.common.claim.BodyHash;
import io.getinference.common.claim.ClaimId;
import io.getinference.common.event.ClaimEnded;
import io.getinference.common.event.RequestClaimed;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.RequestId;
import io.getinference.metering.Facts;

/** What gateways write about idempotency keys of an account, for tests. */
public final class ClaimFacts {

    /** Where an answer lies in tests. */
    public static final AnswerPlace PLACE = new AnswerPlace(3, 14);

    private ClaimFacts() {}

    /** A new request of the facts' life with this key and body. */
    public static RequestClaimed claimed(Facts facts, String header, String body) {
        return claimed(facts, facts.life(), header, body);
    }

    /** The same of another gateway's life. */
    public static RequestClaimed claimed(Facts facts, LifeId life, String header, String body) {
        return new RequestClaimed(
                facts.account(),
                facts.key(),
                ClaimId.of(facts.key(), header),
                BodyHash.of(body.getBytes(UTF_8)),
                life,
                RequestId.next());
    }

    /** It was answered, and the answer is stored. */
    public static ClaimEnded answered(RequestClaimed claimed) {
        return ClaimEnded.answered(claimed, PLACE);
    }
}
