package io.getinference.simulator.call;

import io.getinference.simulator.answer.Seed;
import io.getinference.simulator.http.HttpRequest;
import io.getinference.simulator.model.Models;
import io.getinference.simulator.model.Provider;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** The facts of one call that do not change while it is answered. */
public record Call(
        Ids.Id id,
        Provider provider,
        Operation operation,
        String modelAsked,
        @Nullable String modelServed,
        @Nullable String callerRequest,
        String requestSha256,
        boolean stream) {

    /** What is asked for. */
    public enum Operation {
        /** An answer. */
        GENERATE,
        /** The number of prompt tokens. */
        COUNT;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A call as it arrives, before its body is understood. */
    public static Call arriving(
            Stage stage, Provider provider, Operation operation, HttpRequest request) {
        String own = request.headers().first("x-getinference-request");
        return new Call(
                stage.ids().next(),
                provider,
                operation,
                "",
                null,
                own != null ? own : request.headers().first("x-request-id"),
                Seed.hex(request.body()),
                false);
    }

    /** The call, now that it is known which model it asks. */
    public Call asking(String model, boolean streaming) {
        return new Call(
                id, provider, operation, model, null, callerRequest, requestSha256, streaming);
    }

    /** The call, now that it is known who answers. */
    public Call servedBy(Models.Served model) {
        return new Call(
                id,
                provider,
                operation,
                modelAsked,
                model.served().id(),
                callerRequest,
                requestSha256,
                stream);
    }
}
