package io.getinference.simulator.bill;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One call to a provider and what it cost the caller.
 *
 * @param index position in the log, from 0
 * @param id the provider's own id of the call, as in its answer
 * @param provider wire name
 * @param operation an answer or a count of tokens
 * @param callerRequest the caller's own id of it, from {@code x-getinference-request} or {@code
 *     x-request-id}
 * @param fault type of the fault that was ordered for it
 * @param events whole events delivered; 1 for a plain answer
 * @param aborted whether the caller hung up before the end
 * @param complete whether the caller was sent everything, the terminator included
 * @param terminalUsage whether the final usage was sent
 * @param finish the provider's word for why the answer ended
 * @param costNano what {@code billed} costs, in nano-dollars, at the provider's price of that day
 * @param apiKeyId names the caller's key without giving it away; null when there was none
 */
public record BillEntry(
        long index,
        String id,
        String provider,
        String operation,
        String modelAsked,
        @Nullable String modelServed,
        @Nullable String callerRequest,
        String requestSha256,
        boolean stream,
        int status,
        @Nullable String fault,
        int events,
        boolean aborted,
        boolean complete,
        boolean terminalUsage,
        @Nullable String finish,
        Tally generated,
        Tally billed,
        long costNano,
        @Nullable String apiKeyId,
        Instant at) {

    BillEntry numbered(long newIndex) {
        return new BillEntry(
                newIndex,
                id,
                provider,
                operation,
                modelAsked,
                modelServed,
                callerRequest,
                requestSha256,
                stream,
                status,
                fault,
                events,
                aborted,
                complete,
                terminalUsage,
                finish,
                generated,
                billed,
                costNano,
                apiKeyId,
                at);
    }
}
