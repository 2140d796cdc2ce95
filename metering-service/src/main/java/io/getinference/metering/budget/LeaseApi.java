package io.getinference.metering.budget;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.metering.owner.Deadline;
import io.getinference.metering.owner.MovedAway;
import io.getinference.metering.owner.Unavailable;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** How a gateway reads its lease after it wrote to the journal. */
@RestController
@EnableConfigurationProperties(LeaseSettings.class)
class LeaseApi {

    private final Leases leases;

    LeaseApi(Leases leases) {
        this.leases = leases;
    }

    @ModelAttribute("asked")
    LeaseAsked asked(
            @PathVariable("account") AccountId account,
            @PathVariable("life") LifeId life,
            @PathVariable("key") KeyId key,
            @RequestParam("number") long number) {
        if (number < 1) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "number: messages count from 1");
        }
        return new LeaseAsked(account, life, key, number);
    }

    @GetMapping("/internal/accounts/{account}/leases/{life}/{key}")
    LeaseAnswer lease(
            @ModelAttribute(name = "asked", binding = false) LeaseAsked asked,
            @RequestAttribute(Deadline.ATTRIBUTE) Deadline deadline)
            throws InterruptedException {
        return switch (leases.answer(asked, deadline.left())) {
            case LeaseOutcome.Answered(LeaseAnswer answer) -> answer;
            case LeaseOutcome.Unavailable(String why) -> throw new Unavailable(why);
            case LeaseOutcome.NotHere _ -> throw new MovedAway();
        };
    }
}
