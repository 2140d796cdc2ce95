package io.getinference.simulator.fault;

import io.getinference.simulator.fault.Fault.Delay;
import io.getinference.simulator.json.Json;

import tools.jackson.databind.node.ObjectNode;

import java.util.Locale;

/** Writes faults as they are ordered. */
final class FaultWriter {
    private FaultWriter() {}

    static ObjectNode json(Fault fault) {
        ObjectNode json = Json.object().put("type", fault.type());
        return switch (fault) {
            case Fault.Instead instead -> instead(json, instead);
            case Fault.Breaking breaking -> breaking(json, breaking);
            case Delay(Delay.Before before, int millis, int after) ->
                    (before == Delay.Before.EVENT
                                    ? json.put("after", after)
                                    : json.put("before", word(before)))
                            .put("ms", millis);
            case Fault.Refuse(int millis, int connections) ->
                    json.put("ms", millis).put("connections", connections);
            case WireFault wire -> wire(json, wire);
            case ContentFault _ -> json;
        };
    }

    private static ObjectNode instead(ObjectNode json, Fault.Instead fault) {
        json.put("status", fault.status());
        return switch (fault) {
            case Fault.Status(int _, int retryAfter, Fault.Hints hints) -> {
                json.put("retry_after", retryAfter);
                if (hints.errorCode() != null) {
                    json.put("error_code", hints.errorCode());
                }
                if (hints.shouldRetry() != null) {
                    json.put("should_retry", hints.shouldRetry());
                }
                yield hints.message() == null ? json : json.put("message", hints.message());
            }
            case Fault.Page(int _, boolean empty) -> json.put("body", empty ? "empty" : "html");
            case Fault.ArrayError _, Fault.OkError _ -> json;
        };
    }

    private static ObjectNode breaking(ObjectNode json, Fault.Breaking fault) {
        if (fault.afterEvents() == Fault.BEFORE_HEADERS) {
            json.put("before", "headers");
        } else {
            json.put("after", fault.afterEvents());
        }
        return switch (fault) {
            case Fault.Cut(int _, boolean reset) -> json.put("by", reset ? "rst" : "fin");
            case Fault.ErrorEvent(int _, int status) -> json.put("status", status);
            case Fault.Stall _, Fault.Eof _, Fault.Half _ -> json;
        };
    }

    private static ObjectNode wire(ObjectNode json, WireFault fault) {
        return switch (fault) {
            case WireFault.Split(WireFault.Split.At at) -> json.put("at", word(at));
            case WireFault.BigEvent(int after, int bytes) ->
                    json.put("after", after).put("bytes", bytes);
            case WireFault.Garbage(int after) -> json.put("after", after);
            case WireFault.Gzip(WireFault.Gzip.Header header) -> json.put("header", word(header));
            case WireFault.Length(int bytes, boolean longer) ->
                    json.put("bytes", bytes).put("body", longer ? "longer" : "shorter");
            case WireFault.Spaceless _, WireFault.Comments _ -> json;
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
