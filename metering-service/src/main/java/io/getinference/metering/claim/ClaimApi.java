package io.getinference.metering.claim;

import io.getinference.common.claim.ClaimAnswer;
import io.getinference.common.claim.ClaimId;
import io.getinference.common.id.AccountId;
import io.getinference.metering.owner.Deadline;
import io.getinference.metering.owner.MovedAway;
import io.getinference.metering.owner.Unavailable;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** How a gateway reads who holds a key after it wrote its claim to the journal. */
@RestController
@EnableConfigurationProperties(ClaimSettings.class)
class ClaimApi {

    private final Claims claims;

    ClaimApi(Claims claims) {
        this.claims = claims;
    }

    @GetMapping("/internal/accounts/{account}/claims/{claim}")
    ClaimAnswer claim(
            @PathVariable("account") AccountId account,
            @PathVariable("claim") ClaimId claim,
            @RequestParam("offset") long offset,
            @RequestAttribute(Deadline.ATTRIBUTE) Deadline deadline)
            throws InterruptedException {
        if (offset < 0) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "offset: they count from 0");
        }
        return switch (claims.answer(new ClaimAsked(account, claim, offset), deadline.left())) {
            case ClaimOutcome.Answered(ClaimAnswer answer) -> answer;
            case ClaimOutcome.Full _ ->
                    throw new ResponseStatusException(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "the account has claimed " + Claim.CLAIMS_MAX + " keys in a day");
            case ClaimOutcome.Unavailable(String why) -> throw new Unavailable(why);
            case ClaimOutcome.NotHere _ -> throw new MovedAway();
        };
    }
}
