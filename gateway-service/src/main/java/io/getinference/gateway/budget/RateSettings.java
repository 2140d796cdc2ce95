package io.getinference.gateway.budget;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How rate limits of keys are kept.
 *
 * @param waitMax how long a request waits for its key's rates; what takes longer is refused at once
 * @param outputTokensAssumed what an answer is expected to use where its caller named no cap
 * @param aheadFor what was used within this time is also asked for ahead; afterwards it goes back
 * @param retryMax the latest time at which a refused request is told to come back
 */
@ConfigurationProperties("getinference.rate")
record RateSettings(
        @DefaultValue("2s") Duration waitMax,
        @DefaultValue("256") long outputTokensAssumed,
        @DefaultValue("1s") Duration aheadFor,
        @DefaultValue("59s") Duration retryMax) {

    RateSettings {
        if (waitMax.isNegative() || !aheadFor.isPositive() || !retryMax.isPositive()) {
            throw new IllegalArgumentException("getinference.rate: times must be positive");
        }
        if (outputTokensAssumed < 0) {
            throw new IllegalArgumentException("getinference.rate: an answer has tokens");
        }
    }
}
