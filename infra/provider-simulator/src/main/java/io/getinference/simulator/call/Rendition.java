package io.getinference.simulator.call;

import io.getinference.simulator.answer.Answer;
import io.getinference.simulator.answer.PromptTokens;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.http.HttpAnswer;

import java.util.List;
import java.util.Map;

/** An answer in the shape of one provider. */
public interface Rendition {
    /** What is said. */
    Answer answer();

    /** The prompt's tokens, as billed. */
    PromptTokens prompt();

    /** The whole answer at once. */
    HttpAnswer plain();

    /** The answer as events; at least one. */
    List<Frame> frames();

    /** Headers of a stream. */
    Map<String, String> streamHeaders();

    /** The event that tells of an error within the stream. */
    String errorEvent(int status);

    /** The status that says that the provider has too much to do. */
    int overloadedStatus();

    /** The answer to a call that fails with a status. */
    HttpAnswer failure(Fault.Status status);

    /** The provider's word for why the answer ended. */
    String finish();

    /** Output tokens of the whole answer, as billed. */
    int outputTokens();

    /** Whether a caller pays nothing for this answer. */
    boolean free();

    /** Whether the provider runs on, and bills on, when the caller has hung up. */
    boolean runsOnWhenAbandoned();
}
