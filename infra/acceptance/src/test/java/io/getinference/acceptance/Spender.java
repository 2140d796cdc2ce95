package io.getinference.acceptance;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * A caller who asks until it is told to pay: streamed and plain, of several models, with faults in
 * between.
 */
final class Spender implements Callable<List<Spender.Sent>> {

    private static final int REQUESTS_MAX = 500;
    private static final String[] MODELS = {
        "claude-haiku", "gemini-2-5-flash-lite", "gemini-pro", "claude-sonnet"
    };
    private static final String[] FAULTS = {
        " fault=cut:5:rst", " fault=cut:3:fin", " fault=status:529", " fault=error:2"
    };

    private final String door;
    private final String secret;
    private final Random random;

    Spender(String door, String secret, int seed) {
        this.door = door;
        this.secret = secret;
        this.random = new Random(seed);
    }

    @Override
    public List<Sent> call() {
        List<Sent> sent = new ArrayList<>();
        while (sent.size() < REQUESTS_MAX) {
            HttpResponse<String> response = send();
            String request = response.headers().firstValue("x-request-id").orElseThrow();
            sent.add(new Sent(request, response.statusCode()));
            if (response.statusCode() == 402) {
                return sent;
            }
        }
        throw new IllegalStateException("never told to pay");
    }

    private HttpResponse<String> send() {
        String fault = random.nextInt(6) == 0 ? FAULTS[random.nextInt(FAULTS.length)] : "";
        String cap = random.nextBoolean() ? ",\"max_tokens\":" + (50 + random.nextInt(400)) : "";
        String body =
                """
                {"model":"%s","stream":%s%s,"messages":[{"role":"user","content":"Go [[sim: tokens=%d%s]]"}]}\
                """
                        .formatted(
                                MODELS[random.nextInt(MODELS.length)],
                                random.nextBoolean(),
                                cap,
                                20 + random.nextInt(100),
                                fault);
        return Http.send(
                Http.json(
                        Http.to(door + "/v1/chat/completions")
                                .header("Authorization", "Bearer " + secret),
                        "POST",
                        body));
    }

    /** A request that was sent and the status it got. */
    record Sent(String request, int status) {}
}
