package io.getinference.simulator.call;

import io.getinference.simulator.http.HttpExchange;
import io.getinference.simulator.http.HttpStream;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

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

    /** Events, each as soon as it is there. */
    final class Streamed implements Sink {
        private final HttpExchange exchange;
        private final Rendition rendition;
        private @Nullable HttpStream stream;

        Streamed(HttpExchange exchange, Rendition rendition) {
            this.exchange = exchange;
            this.rendition = rendition;
        }

        @Override
        public void open() throws IOException {
            stream = exchange.stream(200, rendition.streamHeaders());
        }

        @Override
        public int write(Frame frame) throws IOException {
            opened().write(frame.wire());
            return 1;
        }

        @Override
        public int writeLast(Frame frame, Runnable beforeLastByte) throws IOException {
            opened().write(frame.wire(), beforeLastByte);
            return 1;
        }

        @Override
        public void end() throws IOException {
            opened().end();
        }

        @Override
        public void half() {
            // What there is has been sent.
        }

        private HttpStream opened() {
            if (stream == null) {
                throw new IllegalStateException("an event before the head");
            }
            return stream;
        }
    }

    /** One answer when all is there. */
    final class Plain implements Sink {
        private final HttpExchange exchange;
        private final Rendition rendition;
        private boolean begun;

        Plain(HttpExchange exchange, Rendition rendition) {
            this.exchange = exchange;
            this.rendition = rendition;
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
            exchange.answer(rendition.plain(), beforeLastByte);
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
    }
}
