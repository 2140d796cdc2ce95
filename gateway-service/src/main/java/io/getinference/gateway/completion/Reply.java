package io.getinference.gateway.completion;

import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.Finish;

/**
 * The answer on its way to the caller. A caller who is gone is no error: what is written then is
 * dropped, so that the provider's answer can be read to its end and charged exactly.
 */
interface Reply {

    void text(String text);

    /** The model is at work but has nothing for the caller yet. */
    void working();

    /** The answer is complete and its usage is durable. */
    void finish(Finish finish, Usage usage);

    /** The answer ends here, in an error. */
    void fail(ApiError error);

    /** Whether the caller hung up. */
    boolean isCallerGone();
}
