package io.getinference.gateway.answers;

import io.getinference.common.claim.AnswerPlace;
import io.getinference.common.id.AccountId;

import java.util.concurrent.CompletableFuture;

/** Keeps sealed answers for about a day, where every gateway can read them. */
public interface StoredAnswers {

    /**
     * Stores an answer.
     *
     * @return where it is, once every replica that must have it has it; failed if Kafka did not
     *     take it
     */
    CompletableFuture<AnswerPlace> store(AccountId account, byte[] sealed);

    /** Reads the answer at a place, within the time that the settings allow. */
    StoredAnswer read(AccountId account, AnswerPlace place);
}
