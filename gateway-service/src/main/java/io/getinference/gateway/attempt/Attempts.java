package io.getinference.gateway.attempt;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.OurFault;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.route.Route;
import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/**
 * Asks a model, and where it does not answer the one that the catalogue names in its place: one
 * attempt at a time and all under one hold, until an answer begins or there is no sense in asking
 * again. An attempt that fails here has returned no usage.
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
     * The ways in which the question may be answered, with leave to ask; to be had before anything
     * is set aside for it.
     *
     * @throws ProviderFailure if the model cannot be asked that, or if it and its alternative have
     *     failed so much that neither is asked at the moment
     */
    public Ways ways(Route route, Question question) throws ProviderFailure {
        @Nullable Pass pass = circuits.pass(route);
        if (pass == null) {
            return instead(route, question);
        }
        boolean translated = false;
        try {
            Way asked = Way.of(route, question);
            Ways ways = new Ways(circuits, asked, pass, alternative(route, question));
            translated = true;
            return ways;
        } finally {
            if (!translated) {
                pass.close();
            }
        }
    }

    /**
     * Sends the question.
     *
     * @param held the cap on output that the hold pays for
     * @throws ProviderFailure if no answer began: how the model failed that was to answer first
     */
    public AnswerStream begin(Ways ways, long held) throws ProviderFailure {
        try {
            return ask(ways, held);
        } catch (ProviderFailure first) {
            Way failed = ways.present();
            if (!FailOver.helps(first.reason()) || !ways.turn()) {
                throw first;
            }
            turned(failed.route(), ways.present().route(), first);
            try {
                return ask(ways, held);
            } catch (ProviderFailure second) {
                LOG.warn("nor did the alternative answer: {}", second.getMessage());
                throw first;
            }
        }
    }

    private Ways instead(Route route, Question question) throws ProviderFailure {
        @Nullable Way alternative = alternative(route, question);
        @Nullable Pass pass = alternative == null ? null : circuits.pass(alternative.route());
        if (alternative == null || pass == null) {
            throw circuits.paused(route);
        }
        turned(route, alternative.route(), circuits.paused(route));
        return new Ways(circuits, alternative, pass, null);
    }

    /** What it cannot be asked, it is not asked. */
    private static @Nullable Way alternative(Route route, Question question) {
        try {
            @Nullable Route alternative = route.alternative();
            return alternative == null ? null : Way.of(alternative, question);
        } catch (ProviderFailure e) {
            LOG.debug("no alternative: {}", e.getMessage());
            return null;
        }
    }

    private AnswerStream ask(Ways ways, long held) throws ProviderFailure {
        long begunAtNanos = System.nanoTime();
        for (int retries = 0; ; retries++) {
            try {
                AnswerStream answer = ways.send(held);
                tellWhoAnswers(ways);
                return answer;
            } catch (ProviderFailure e) {
                ways.pass().failed(e);
                tell(e);
                Duration wait =
                        backoff.after(
                                e.reason(),
                                retries,
                                Duration.ofNanos(System.nanoTime() - begunAtNanos));
                if (wait == null || !waited(wait) || !ways.pass().again()) {
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

    private void turned(Route from, Route to, ProviderFailure why) {
        UpstreamModel failed = from.model().upstream();
        UpstreamModel asked = to.model().upstream();
        LOG.warn("{} is asked in place of {}: {}", asked, failed, why.getMessage());
        meters.counter("getinference.failovers", "from", failed.value(), "to", asked.value())
                .increment();
    }

    /** A provider that sends a request to another model bills that one, and has not told us. */
    private void tellWhoAnswers(Ways ways) {
        UpstreamModel asked = ways.present().route().model().upstream();
        UpstreamModel answering = ways.answering();
        if (!answering.equals(asked)) {
            LOG.error("{} was asked and {} answers", asked, answering);
            meters.counter(
                            "getinference.answers.by-another-model",
                            "asked",
                            asked.value(),
                            "answering",
                            answering.value())
                    .increment();
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
