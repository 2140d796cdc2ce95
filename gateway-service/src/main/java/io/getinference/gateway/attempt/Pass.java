package io.getinference.gateway.attempt;

import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Interrupted;
import io.getinference.gateway.provider.ProviderFailure.OurFault;
import io.getinference.gateway.provider.ProviderFailure.Paused;
import io.getinference.gateway.provider.ProviderFailure.RateLimited;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import java.util.concurrent.TimeUnit;

/** A circuit's leave to ask once; its outcome is told, or it is given back. Used by one thread. */
final class Pass implements AutoCloseable {

    private final CircuitBreaker circuit;
    private boolean unused = true;

    Pass(CircuitBreaker circuit) {
        this.circuit = circuit;
    }

    /** An answer began. This is what a probe waits for: an answer's end may be minutes away. */
    void began() {
        unused = false;
        circuit.onSuccess(0, TimeUnit.NANOSECONDS);
    }

    /** There was no answer. Whether the provider is well is only said by some of the reasons. */
    void failed(ProviderFailure failure) {
        switch (failure.reason()) {
            case Unavailable unavailable -> error(failure);
            case Interrupted interrupted -> error(failure);
            case OurFault fault -> error(failure);
            case Refused refused -> close();
            case RateLimited limited -> close();
            case Paused paused -> close();
        }
    }

    /** An answer broke off that had begun: that outweighs its beginning. */
    void broke(ProviderFailure failure) {
        if (failure.reason() instanceof Interrupted) {
            error(failure);
        }
    }

    /** Takes leave once more; false if the circuit has opened meanwhile. */
    boolean again() {
        unused = circuit.tryAcquirePermission();
        return unused;
    }

    @Override
    public void close() {
        if (unused) {
            unused = false;
            circuit.releasePermission();
        }
    }

    private void error(ProviderFailure failure) {
        unused = false;
        circuit.onError(0, TimeUnit.NANOSECONDS, failure);
    }
}
