package io.getinference.account;

import io.getinference.common.event.Wire;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;

/** What the service answered. */
record Answer(HttpResponse<String> response) {

    public int status() {
        return response.statusCode();
    }

    public JsonNode json() {
        return Wire.JSON.readTree(response.body());
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Override
    public String toString() {
        return status() + " " + response.body();
    }
}
