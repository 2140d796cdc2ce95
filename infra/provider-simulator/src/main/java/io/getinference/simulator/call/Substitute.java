package io.getinference.simulator.call;

import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.http.HttpAnswer;

import java.util.Map;

/** What comes in place of an answer. */
final class Substitute {
    private static final int OK = 200;

    private Substitute() {}

    static HttpAnswer of(Fault.Instead fault, Rendition rendition) {
        return switch (fault) {
            case Fault.Status status -> rendition.failure(status);
            case Fault.Page(int status, boolean empty) -> page(status, empty);
            case Fault.ArrayError(int status) -> {
                HttpAnswer error = rendition.failure(new Fault.Status(status, 0));
                yield error.saying(asArray(error.body()));
            }
            // Who takes it for a success says nothing of trying again; clients would obey.
            case Fault.OkError(int status) ->
                    rendition
                            .failure(new Fault.Status(status, 0))
                            .under(OK)
                            .without("x-should-retry");
        };
    }

    private static HttpAnswer page(int status, boolean empty) {
        if (empty) {
            return new HttpAnswer(status, Map.of(), "");
        }
        String title =
                status
                        + switch (status) {
                            case 403 -> " Forbidden";
                            case 413 -> " Request Entity Too Large";
                            case 429 -> " Too Many Requests";
                            case 500 -> " Internal Server Error";
                            case 502 -> " Bad Gateway";
                            case 503 -> " Service Temporarily Unavailable";
                            case 504 -> " Gateway Time-out";
                            default -> " Error";
                        };
        String html =
                """
                <html>
                <head><title>%s</title></head>
                <body>
                <center><h1>%s</h1></center>
                <hr><center>cloudflare</center>
                </body>
                </html>
                """
                        .formatted(title, title);
        return new HttpAnswer(status, Map.of("content-type", "text/html"), html);
    }

    /** The JSON in brackets; what surrounds it, as a {@code data:}, stays outside. */
    private static String asArray(String body) {
        int from = body.indexOf('{');
        int to = body.lastIndexOf('}') + 1;
        return from < 0
                ? body
                : body.substring(0, from)
                        + "["
                        + body.substring(from, to)
                        + "]"
                        + body.substring(to);
    }
}
