package io.getinference.account.audit;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.event.OperatorFact;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;

import tools.jackson.databind.JsonNode;

import java.time.Instant;

/**
 * One decision, as it is kept and shown.
 *
 * @param number the fact's number in the account's journal
 * @param by which credential was presented
 * @param fact what was decided, as the journal hears it
 */
public record AuditEntry(
        @JsonProperty("account") AccountId account,
        @JsonProperty("number") long number,
        @JsonProperty("decided_at") Instant at,
        @JsonProperty("decided_by") String by,
        @JsonProperty("decision") Decision decision,
        @JsonProperty("reason") Reason reason,
        @JsonProperty("fact") JsonNode fact) {

    /** The entry of a fact that is told. */
    public static AuditEntry of(OperatorFact fact, Instant at, String by, Reason reason) {
        return new AuditEntry(
                fact.account(),
                fact.number(),
                at,
                by,
                Decision.of(fact),
                reason,
                Wire.JSON.valueToTree(fact));
    }
}
