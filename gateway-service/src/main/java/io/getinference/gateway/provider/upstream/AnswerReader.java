package io.getinference.gateway.provider.upstream;

import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Tally;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Understands the events of one answer, in their order. Pure: it waits for nothing. */
public interface AnswerReader {

    /**
     * The parts that an event means. Whatever it does not know is a sign of life, not a failure:
     * providers add events.
     */
    List<AnswerPart> read(JsonNode event) throws ProviderFailure;

    /**
     * The parts that the orderly end of the connection means.
     *
     * @throws ProviderFailure if the provider had not finished
     */
    List<AnswerPart> end() throws ProviderFailure;

    /** The usage as far as it is known. */
    Tally tally();
}
