package io.getinference.simulator.fault;

import io.getinference.simulator.model.Provider;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Which call a queued fault waits for. Only calls that would otherwise be answered count.
 *
 * @param provider null: either
 * @param model asked or served model, null: any
 * @param nth the how manyth matching call from now, 1 being the next
 * @param headers request headers that must have exactly these values; the names in any case
 */
public record FaultMatch(
        @Nullable Provider provider, @Nullable String model, int nth, Map<String, String> headers) {

    /** A call can only be waited for. */
    public FaultMatch {
        if (nth < 1) {
            throw new IllegalArgumentException("nth counts from 1");
        }
        headers = Map.copyOf(headers);
    }

    /**
     * What of a call decides whether it is the one.
     *
     * @param header finds the value of a request header, "" when it was not sent
     */
    public record Candidate(
            Provider provider, String asked, String served, UnaryOperator<String> header) {}

    /** The next call, whatever it is. */
    public static FaultMatch next() {
        return new FaultMatch(null, null, 1, Map.of());
    }

    /** The next call to {@code provider}. */
    public static FaultMatch next(Provider provider) {
        return new FaultMatch(provider, null, 1, Map.of());
    }

    /** The same, but only with this request header. */
    public FaultMatch with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new FaultMatch(provider, model, nth, more);
    }

    boolean matches(Candidate call) {
        return (provider == null || provider == call.provider())
                && (model == null || model.equals(call.asked()) || model.equals(call.served()))
                && headers.entrySet().stream()
                        .allMatch(wanted ->
                                call.header().apply(wanted.getKey()).equals(wanted.getValue()));
    }
}
