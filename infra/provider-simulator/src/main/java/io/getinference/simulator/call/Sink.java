package io.getinference.simulator.call;

import io.getinference.simulator.http.Framing;
import io.getinference.simulator.http.HttpAnswer;
import io.getinference.simulator.http.HttpExchange;
import io.getinference.simulator.http.HttpStream;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Where the events of an answer go: to the caller one by one, or into one plain answer at the end.
 */
sealed interface Sink {
    /** Sends the head, if it is due before the first event. */
    void open() throws IOException;

    /** Takes one event and says how many the caller has been sent by it. */
    int write(Frame frame) throws IOException;

    /** Takes the last event; {@code beforeLastByte} runs before the caller can have read it. */
    int writeLast(Frame frame, Runnable beforeLastByte) throws IOException;

    /** Ends the answer properly. */
    void end() throws IOException;

    /** Sends as much of an answer as there is when it breaks off without an end. */
    void half() throws IOException;

    /** Sends half of an event that will not be finished. */
    void halfOf(Frame frame) throws IOException;

    /** Events, each as soon as it is there. */
    final class Streamed implements Sink {
        private final HttpExchange exchange;
        private final Rendition rendition;
        private final Dressing dressing;
        private final int bytes;
        private @Nullable HttpStream stream;

        Streamed(
                HttpExchange exchange, Rendition rendition, Dressing dressing, List<Frame> frames) {
            this.exchange = exchange;
            this.rendition = rendition;
            this.dressing = dressing;
            this.bytes = frames.stream().mapToInt(frame -> utf8(frame.wire()).length).sum();
        }

        @Override
        public void open() throws IOException {
            Framing framing = dressing.framing();
            stream =
                    exchange.stream(
                            200,
                            rendition.streamHeaders(),
                            dressing.lies() ? framing.ofStream(bytes) : framing);
        }

        @Override
        public int write(Frame frame) throws IOException {
            opened().write(dressing.pieces(frame.wire()));
            return 1;
        }

        @Override
        public int writeLast(Frame frame, Runnable beforeLastByte) throws IOException {
            opened().write(dressing.pieces(frame.wire()), beforeLastByte);
            return 1;
        }

        @Override
        public void end() throws IOException {
            opened().end();
            if (dressing.lies()) {
                exchange.hangUp();
            }
        }

        @Override
        public void half() {
            // What there is has been sent.
        }

        @Override
        public void halfOf(Frame frame) throws IOException {
            byte[] event = utf8(frame.wire());
            opened().write(List.of(Arrays.copyOf(event, event.length / 2)));
        }

        private HttpStream opened() {
            if (stream == null) {
                throw new IllegalStateException("an event before the head");
            }
            return stream;
        }

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** One answer when all is there. */
    final class Plain implements Sink {
        private final HttpExchange exchange;
        private final Rendition rendition;
        private final Dressing dressing;
        private boolean begun;

        Plain(HttpExchange exchange, Rendition rendition, Dressing dressing) {
            this.exchange = exchange;
            this.rendition = rendition;
            this.dressing = dressing;
        }

        @Override
        public void open() {
            // The length is not known before the answer is.
        }

        @Override
        public int write(Frame frame) {
            begun = true;
            return 0;
        }

        @Override
        public int writeLast(Frame frame, Runnable beforeLastByte) throws IOException {
            HttpAnswer answer = dressing.plain(rendition.plain());
            if (!dressing.splits()) {
                exchange.answer(answer, dressing.framing(), beforeLastByte);
                return 1;
            }
            int bytes = answer.body().getBytes(StandardCharsets.UTF_8).length;
            exchange.stream(answer.status(), answer.headers(), dressing.framing().ofStream(bytes))
                    .write(dressing.pieces(answer.body()), beforeLastByte);
            return 1;
        }

        @Override
        public void end() {
            // Its length has said where it ends.
        }

        @Override
        public void half() throws IOException {
            if (begun) {
                exchange.answerHalf(rendition.plain());
            }
        }

        @Override
        public void halfOf(Frame frame) throws IOException {
            exchange.answerHalf(rendition.plain());
        }
    }
}
