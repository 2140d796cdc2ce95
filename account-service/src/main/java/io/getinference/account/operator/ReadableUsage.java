package io.getinference.account.operator;

import com.fasterxml.jackson.annotation.JsonCreator;

import io.getinference.account.account.JsonFault;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.event.Wire;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The body of a quarantined record with its faults corrected, read as every fold will read it: what
 * would be quarantined again is refused here.
 */
record ReadableUsage(UsageRecorded value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ReadableUsage of(JsonNode body) {
        try {
            return new ReadableUsage(Wire.JSON.treeToValue(body, UsageRecorded.class));
        } catch (JacksonException e) {
            JsonFault fault = JsonFault.of(e);
            String where = fault.field().isEmpty() ? "" : "`" + fault.field() + "`: ";
            throw new IllegalArgumentException(where + fault.reason(), e);
        }
    }
}
