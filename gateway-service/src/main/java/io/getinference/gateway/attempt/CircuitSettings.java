package io.getinference.gateway.attempt;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * When a provider's model is no longer asked.
 *
 * @param window the time over which failures are counted
 * @param callsMin fewer calls in the window say nothing
 * @param failuresPercentMax of the window's calls; at this share the circuit opens
 * @param openFor how long nobody is asked then
 * @param probesMax calls that then try whether the model answers again; the others still wait
 */
@ConfigurationProperties("getinference.circuit")
record CircuitSettings(
        @DefaultValue("30s") Duration window,
        @DefaultValue("20") int callsMin,
        @DefaultValue("50") int failuresPercentMax,
        @DefaultValue("15s") Duration openFor,
        @DefaultValue("3") int probesMax) {

    CircuitSettings {
        if (window.toSeconds() < 1 || openFor.toMillis() < 1) {
            throw new IllegalArgumentException("window is at least a second, open-for positive");
        }
        if (callsMin < 1 || probesMax < 1 || failuresPercentMax < 1 || failuresPercentMax > 100) {
            throw new IllegalArgumentException(
                    "calls-min and probes-max are at least 1, failures-percent-max is 1 to 100");
        }
    }
}
