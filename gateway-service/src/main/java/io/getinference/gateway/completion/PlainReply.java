package io.getinference.gateway.completion;

import io.getinference.gateway.openai.ApiError;
import io.getinference.gateway.openai.Completion;
import io.getinference.gateway.openai.Consumption;
import io.getinference.gateway.openai.WholeAnswer;
import io.getinference.gateway.provider.AnswerPart;

import java.io.IOException;

/** The answer as one object, once it is complete. */
final class PlainReply implements Reply {

    private final Exchange exchange;
    private final Completion completion;
    private final WholeAnswer answer;
    private final Runnable headers;
    private boolean callerGone;

    /**
     * @param headers sets them, once it is known who answers
     */
    PlainReply(Exchange exchange, Completion completion, int choices, Runnable headers) {
        this.exchange = exchange;
        this.completion = completion;
        this.answer = new WholeAnswer(choices);
        this.headers = headers;
    }

    @Override
    public void hand(AnswerPart part) {
        answer.take(part);
    }

    @Override
    public void finish(AnswerPart.Finished finished, Consumption used) {
        answer.take(finished);
        headers.run();
        try {
            exchange.answer(completion.whole(answer, used));
        } catch (IOException e) {
            callerGone = true;
        }
    }

    @Override
    public void fail(ApiError error) {
        headers.run();
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

    @Override
    public void close() {
        // Nothing is written but by finish and fail.
    }
}
