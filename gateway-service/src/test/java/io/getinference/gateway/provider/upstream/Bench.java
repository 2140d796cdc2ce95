package io.getinference.gateway.provider.upstream;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.id.RequestId;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.Finish;
import io.getinference.gateway.provider.Heard;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Interrupted;
import io.getinference.gateway.provider.ProviderFailure.OurFault;
import io.getinference.gateway.provider.ProviderFailure.Reason;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;
import io.getinference.gateway.provider.Tally;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A call, and an upstream that understands a stand-in. */
final class Bench {

    static final String STREAM = "Content-Type: text/event-stream\r\n";
    static final Call CALL =
            new Call(
                    RequestId.next(),
                    "/v1/say?alt=sse",
                    Map.of("x-key", "secret"),
                    "{\"a\":\"ü\"}");
    static final Duration MAX = Duration.ofMillis(300);

    /** Every event is a text; the event "end" is the end. */
    static final class Echo implements AnswerReader {
        @Override
        public List<AnswerPart> read(JsonNode event) {
            String text = event.stringValue("");
            return List.of(
                    text.equals("end")
                            ? AnswerPart.Finished.with(Finish.STOP)
                            : new AnswerPart.Text(0, text));
        }

        @Override
        public List<AnswerPart> end() throws ProviderFailure {
            throw new ProviderFailure(new Interrupted(), "no end", null);
        }

        @Override
        public Tally tally() {
            return new Tally(Usage.NONE, new UpstreamModel("echo"), true, false, false);
        }
    }

    private Bench() {}

    static String ok(String body) {
        return StandIn.response("200 OK", STREAM, body);
    }

    static Heard ask(StandIn standIn) throws Exception {
        try (Upstream upstream = upstream(standIn)) {
            return ask(upstream);
        }
    }

    static Heard ask(Upstream upstream) throws Exception {
        try (AnswerStream answer = upstream.stream(CALL, upstream.deadline(), new Echo())) {
            return Heard.all(answer);
        }
    }

    static Reason failure(StandIn standIn) throws Exception {
        try {
            ask(standIn);
        } catch (ProviderFailure e) {
            return e.reason();
        }
        throw new AssertionError("there was an answer");
    }

    static Upstream upstream(StandIn standIn) {
        return new Upstream(
                settings(standIn),
                error -> error.text("type").equals("ours") ? new OurFault() : new Unavailable());
    }

    static ProviderSettings settings(StandIn standIn) {
        return new ProviderSettings(
                standIn.url(),
                new ApiKey("secret"),
                Duration.ofSeconds(5),
                MAX,
                MAX,
                MAX,
                Duration.ofSeconds(20),
                100_000,
                5,
                1_000,
                20,
                5);
    }
}
