package io.getinference.gateway.attempt;

import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.Prompt;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.OurFault;
import io.getinference.gateway.route.Route;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/**
 * Asks a provider, one attempt at a time and all under one hold, until an answer begins or there is
 * no sense in asking again. An attempt that fails here has returned no usage.
 */
public final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final Circuits circuits;
    private final Backoff backoff;
    private final Pause pause;
    private final MeterRegistry meters;

    Attempts(Circuits circuits, Backoff backoff, Pause pause, MeterRegistry meters) {
        this.circuits = circuits;
        this.backoff = backoff;
        this.pause = pause;
        this.meters = meters;
    }

    /**
     * Leave to ask the route's model; to be had before anything is set aside for it.
     *
     * @throws ProviderFailure if the model has failed so much that it is not asked at the moment
     */
    public Pass pass(Route route) throws ProviderFailure {
        return circuits.pass(route);
    }

    /**
     * Sends the prompt.
     *
     * @throws ProviderFailure the last attempt's, if no answer began
     */
    public AnswerStream begin(Pass pass, Prompt prompt, long outputTokensMax)
            throws ProviderFailure {
        long begunAtNanos = System.nanoTime();
        for (int retries = 0; ; retries++) {
            try {
                AnswerStream answer = prompt.send(outputTokensMax);
                pass.began();
                return new WatchedAnswer(answer, pass);
            } catch (ProviderFailure e) {
                pass.failed(e);
                tell(e);
                Duration wait =
                        backoff.after(
                                e.reason(),
                                retries,
                                Duration.ofNanos(System.nanoTime() - begunAtNanos));
                if (wait == null || !waited(wait) || !pass.again()) {
                    throw e;
                }
                LOG.info("asked again after {}: {}", wait, e.getMessage());
            }
        }
    }

    private boolean waited(Duration wait) {
        try {
            pause.take(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void tell(ProviderFailure failure) {
        String reason = failure.reason().getClass().getSimpleName();
        meters.counter("getinference.attempts.failed", "reason", reason).increment();
        if (failure.reason() instanceof OurFault) {
            LOG.error("a provider refuses us, not our caller: {}", failure.getMessage());
        }
    }
}
