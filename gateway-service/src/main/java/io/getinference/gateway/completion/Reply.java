package io.getinference.gateway.completion;

import io.getinference.gateway.openai.ApiError;
import io.getinference.gateway.openai.Consumption;
import io.getinference.gateway.provider.AnswerPart;

/**
 * The answer on its way to the caller. A caller who is gone is no error: what is written then is
 * dropped, so that the provider's answer can be read to its end and charged exactly.
 */
interface Reply extends AutoCloseable {

    /** The next part, but not the last. */
    void hand(AnswerPart part);

    /** The answer is complete and its usage is durable. */
    void finish(AnswerPart.Finished finished, Consumption used);

    /** The answer ends here, in an error. */
    void fail(ApiError error);

    /** Whether the caller hung up. */
    boolean isCallerGone();

    /** Nothing is written by this reply any more. */
    @Override
    void close();
}
