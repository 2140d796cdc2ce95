package io.getinference.gateway.completion;

import io.getinference.common.id.RequestId;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Tally;
import io.getinference.gateway.usage.RunningUsage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands an answer on, part by part, to its end. However that ends, what was used is known
 * afterwards, and most of it is on disk meanwhile.
 */
final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final RequestId request;
    private final AnswerStream answer;
    private final Reply reply;
    private final RunningUsage usage;
    private final Delivered delivered = new Delivered();
    private volatile boolean stopped;

    Relay(RequestId request, AnswerStream answer, Reply reply, RunningUsage usage) {
        this.request = request;
        this.answer = answer;
        this.reply = reply;
        this.usage = usage;
    }

    /** Breaks it off from any thread, because this gateway stops. */
    void stop() {
        stopped = true;
        answer.hangUp();
    }

    Ending run(Drains.Drain drain) {
        try {
            while (true) {
                AnswerPart part = answer.next().orElseThrow();
                delivered.take(part);
                if (part instanceof AnswerPart.Finished finished) {
                    return new Ending.Complete(finished, tally());
                }
                if (delivered.hasBegun()) {
                    usage.begun();
                }
                usage.saw(this::tally);
                reply.hand(part);
                if (reply.isCallerGone() && !drain.goesOn()) {
                    LOG.warn("the answer to {} is not read on: its caller is gone", request);
                    return new Ending.Abandoned(tally());
                }
            }
        } catch (ProviderFailure e) {
            if (stopped) {
                LOG.warn("the answer to {} is broken off: this gateway stops", request);
                return new Ending.Stopped(tally());
            }
            LOG.warn("the answer to {} broke off: {}", request, e.getMessage());
            return new Ending.Broken(e.reason(), tally());
        } catch (RuntimeException e) {
            LOG.error("the answer to {} could not be handed on", request, e);
            return new Ending.Broken(new ProviderFailure.Interrupted(), tally());
        }
    }

    private Tally tally() {
        return delivered.atLeast(answer.tally());
    }
}
