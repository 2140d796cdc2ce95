package io.getinference.gateway.provider.upstream;

import io.getinference.common.id.RequestId;

import java.util.Map;

/**
 * A POST to a provider. It carries only what is named here; nothing of the caller's own headers
 * ever reaches a provider.
 *
 * @param path below the provider's base URL, with its query
 * @param headers the provider's own, the key included
 * @param body JSON
 */
public record Call(RequestId request, String path, Map<String, String> headers, String body) {

    public Call {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "POST " + path + " for " + request;
    }
}
