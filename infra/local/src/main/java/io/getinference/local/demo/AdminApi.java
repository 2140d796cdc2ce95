package io.getinference.local.demo;

import io.getinference.local.process.StartFailure;
import io.getinference.local.process.StopRequested;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * The services' own APIs, with the platform token. Every refusal becomes one line for the terminal.
 */
final class AdminApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DETAIL_CHARACTERS_MAX = 300;

    private final HttpClient http;
    private final String token;

    AdminApi(HttpClient http, String token) {
        this.http = http;
        this.token = token;
    }

    /** The answer's JSON; a missing node if the body is empty. */
    JsonNode ask(Call call) {
        HttpRequest request = call.request().header("Authorization", "Bearer " + token).build();
        HttpResponse<String> answer = send(call, request);
        if (answer.statusCode() / 100 != 2) {
            throw refused(call, request, answer);
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException notJson) {
            throw refused(call, request, answer);
        }
    }

    private HttpResponse<String> send(Call call, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new StartFailure(
                    call.service() + " did not answer " + line(request) + " (" + failure + ")");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StopRequested();
        }
    }

    private static StartFailure refused(
            Call call, HttpRequest request, HttpResponse<String> answer) {
        String body = answer.body().replaceAll("\\s+", " ");
        String detail = body.substring(0, Math.min(body.length(), DETAIL_CHARACTERS_MAX));
        return new StartFailure(
                "The demo account cannot be made: %s answered %d to %s: %s"
                        .formatted(call.service(), answer.statusCode(), line(request), detail));
    }

    private static String line(HttpRequest request) {
        return request.method() + " " + request.uri();
    }
}
