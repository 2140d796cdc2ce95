package io.getinference.gateway.completion;

import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.Finish;

import java.io.IOException;

/** The answer as one object, once it is complete. */
final class PlainReply implements Reply {

    private final Exchange exchange;
    private final Completion completion;
    private final StringBuilder text = new StringBuilder();
    private boolean callerGone;

    PlainReply(Exchange exchange, Completion completion) {
        this.exchange = exchange;
        this.completion = completion;
    }

    @Override
    public void text(String part) {
        text.append(part);
    }

    @Override
    public void working() {
        // Nothing can be written before the status is known.
    }

    @Override
    public void finish(Finish finish, Usage usage) {
        try {
            exchange.json(200, completion.whole(text.toString(), finish, usage));
        } catch (IOException e) {
            callerGone = true;
        }
    }

    @Override
    public void fail(ApiError error) {
        try {
            exchange.error(error);
        } catch (IOException e) {
            callerGone = true;
        }
    }

    @Override
    public boolean isCallerGone() {
        return callerGone;
    }
}
