package io.getinference.gateway.attempt;

import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Tally;

import java.util.Optional;

/** An answer whose circuit hears if it breaks off. */
record WatchedAnswer(AnswerStream answer, Pass pass) implements AnswerStream {

    @Override
    public Optional<AnswerPart> next() throws ProviderFailure {
        try {
            return answer.next();
        } catch (ProviderFailure e) {
            pass.broke(e);
            throw e;
        }
    }

    @Override
    public Tally tally() {
        return answer.tally();
    }

    @Override
    public void hangUp() {
        answer.hangUp();
    }

    @Override
    public void close() {
        answer.close();
    }
}
