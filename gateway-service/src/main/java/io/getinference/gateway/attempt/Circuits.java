package io.getinference.gateway.attempt;

import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Paused;
import io.getinference.gateway.route.Route;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.InstantSource;
import java.time.ZoneOffset;

/** One circuit a provider and upstream model: what fails again and again is left alone a while. */
@Component
final class Circuits {

    private static final Logger LOG = LoggerFactory.getLogger(Circuits.class);

    private final CircuitSettings settings;
    private final CircuitBreakerRegistry circuits;
    private final MeterRegistry meters;

    Circuits(CircuitSettings settings, InstantSource clock, MeterRegistry meters) {
        this.settings = settings;
        this.meters = meters;
        this.circuits = CircuitBreakerRegistry.of(config(settings, clock));
        circuits.getEventPublisher().onEntryAdded(added -> observe(added.getAddedEntry()));
    }

    /** Leave to ask the route's model once, or null while its circuit is open. */
    @Nullable Pass pass(Route route) {
        CircuitBreaker circuit = circuits.circuitBreaker(name(route));
        return circuit.tryAcquirePermission() ? new Pass(circuit) : null;
    }

    /** What is said where there is no leave. */
    ProviderFailure paused(Route route) {
        return new ProviderFailure(
                new Paused(settings.openFor()), name(route) + " is not asked at the moment", null);
    }

    private static String name(Route route) {
        return route.model().provider() + "/" + route.model().upstream();
    }

    private void observe(CircuitBreaker circuit) {
        circuit.getEventPublisher()
                .onStateTransition(event -> changed(circuit.getName(), event.getStateTransition()));
    }

    private void changed(String name, StateTransition change) {
        LOG.warn("circuit {}: {} to {}", name, change.getFromState(), change.getToState());
        meters.counter(
                        "getinference.circuit.transitions",
                        "circuit",
                        name,
                        "to",
                        change.getToState().name())
                .increment();
    }

    private static CircuitBreakerConfig config(CircuitSettings settings, InstantSource clock) {
        return CircuitBreakerConfig.custom()
                .slidingWindow(
                        Math.toIntExact(settings.window().toSeconds()),
                        settings.callsMin(),
                        SlidingWindowType.TIME_BASED)
                .failureRateThreshold(settings.failuresPercentMax())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(settings.probesMax())
                .clock(clock.withZone(ZoneOffset.UTC))
                .build();
    }
}
