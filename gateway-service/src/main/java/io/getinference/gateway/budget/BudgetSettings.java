package io.getinference.gateway.budget;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Bounds on asking for money.
 *
 * @param answerMax how long metering may take to answer one ask
 * @param turnMax how long a request waits in all until it is known whether there is money for it
 * @param heldWaitMax how long a request waits for money that is merely set aside for others
 * @param heldPollMin the first pause before it is asked again meanwhile, unless money comes back;
 *     each next one is twice as long
 * @param outputTokensUseful the least output that is worth an answer, beyond required thinking
 */
@ConfigurationProperties("getinference.budget")
record BudgetSettings(
        @DefaultValue("3s") Duration answerMax,
        @DefaultValue("5s") Duration turnMax,
        @DefaultValue("3s") Duration heldWaitMax,
        @DefaultValue("200ms") Duration heldPollMin,
        @DefaultValue("256") long outputTokensUseful) {}
