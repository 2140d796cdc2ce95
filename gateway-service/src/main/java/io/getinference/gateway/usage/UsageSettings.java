package io.getinference.gateway.usage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Bounds on recording usage.
 *
 * @param durableMax how long an answer waits for its usage to be durable before it ends in an error
 */
@ConfigurationProperties("getinference.usage")
record UsageSettings(@DefaultValue("125s") Duration durableMax) {}
