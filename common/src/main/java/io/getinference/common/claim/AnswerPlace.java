package io.getinference.common.claim;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an answer lies on topic {@code stored-answers}. */
public record AnswerPlace(
        @JsonProperty("partition") int partition, @JsonProperty("offset") long offset) {

    public AnswerPlace {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("partitions and offsets count from 0");
        }
    }
}
