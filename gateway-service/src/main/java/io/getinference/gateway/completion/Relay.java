package io.getinference.gateway.completion;

import io.getinference.common.id.RequestId;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.ProviderFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands an answer on, part by part, to its end. However that ends, what was used is known
 * afterwards.
 */
final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private Relay() {}

    static Ending run(RequestId request, AnswerStream answer, Reply reply, Drains drains) {
        Delivered delivered = new Delivered();
        try (Drains.Drain drain = drains.drain()) {
            while (true) {
                AnswerPart part = answer.next().orElseThrow();
                delivered.take(part);
                if (part instanceof AnswerPart.Finished finished) {
                    return new Ending.Complete(finished, delivered.atLeast(answer.tally()));
                }
                reply.hand(part);
                if (reply.isCallerGone() && !drain.goesOn()) {
                    LOG.warn("the answer to {} is not read on: its caller is gone", request);
                    return new Ending.Abandoned(delivered.atLeast(answer.tally()));
                }
            }
        } catch (ProviderFailure e) {
            LOG.warn("the answer to {} broke off: {}", request, e.getMessage());
            return new Ending.Broken(e.reason(), delivered.atLeast(answer.tally()));
        } catch (RuntimeException e) {
            LOG.error("the answer to {} could not be handed on", request, e);
            return new Ending.Broken(
                    new ProviderFailure.Interrupted(), delivered.atLeast(answer.tally()));
        }
    }
}
