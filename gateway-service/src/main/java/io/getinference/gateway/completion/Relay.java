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

    static Ending run(RequestId request, AnswerStream answer, Reply reply) {
        try {
            return new Ending.Complete(handOn(answer, reply), answer.tally());
        } catch (ProviderFailure e) {
            LOG.warn("the answer to {} broke off: {}", request, e.getMessage());
            return new Ending.Broken(e.reason(), answer.tally());
        } catch (RuntimeException e) {
            LOG.error("the answer to {} could not be handed on", request, e);
            return new Ending.Broken(new ProviderFailure.Interrupted(), answer.tally());
        }
    }

    private static AnswerPart.Finished handOn(AnswerStream answer, Reply reply)
            throws ProviderFailure {
        while (true) {
            AnswerPart part = answer.next().orElseThrow();
            if (part instanceof AnswerPart.Finished finished) {
                return finished;
            }
            reply.hand(part);
        }
    }
}
