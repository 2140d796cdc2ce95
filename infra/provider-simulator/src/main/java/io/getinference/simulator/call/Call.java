package io.getinference.simulator.call;

import io.getinference.simulator.answer.Seed;
import io.getinference.simulator.http.Headers;
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
        Caller caller,
        String modelAsked,
        @Nullable String modelServed,
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

    /**
     * Who asks.
     *
     * @param request the caller's own id of the call
     * @param keyId a name for its key
     */
    public record Caller(Headers headers, @Nullable String request, @Nullable String keyId) {
        static Caller of(HttpRequest request) {
            String own = request.headers().first("x-getinference-request");
            return new Caller(
                    request.headers(),
                    own != null ? own : request.headers().first("x-request-id"),
                    CallerKey.id(request));
        }
    }

    /** A call as it arrives, before its body is understood. */
    public static Call arriving(
            Stage stage, Provider provider, Operation operation, HttpRequest request) {
        return new Call(
                stage.ids().next(),
                provider,
                operation,
                Caller.of(request),
                "",
                null,
                Seed.hex(request.body()),
                false);
    }

    /** The call, now that it is known which model it asks. */
    public Call asking(String model, boolean streaming) {
        return new Call(id, provider, operation, caller, model, null, requestSha256, streaming);
    }

    /** The call, now that it is known who answers. */
    public Call servedBy(Models.Served model) {
        return servedBy(model.served().id());
    }

    Call servedBy(String model) {
        return new Call(id, provider, operation, caller, modelAsked, model, requestSha256, stream);
    }
}
