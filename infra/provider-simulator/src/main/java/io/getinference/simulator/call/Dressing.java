package io.getinference.simulator.call;

import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.WireFault;
import io.getinference.simulator.http.Framing;
import io.getinference.simulator.http.HttpAnswer;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a fault does to the text and the bytes of an answer that is otherwise whole. */
record Dressing(@Nullable Fault fault, @Nullable Twist twist) {
    private static final String GARBAGE = "{\"type\":\"content_block_delta\",\"delta\":{tex";

    /** The events as they go out; the faults of this kind never drop one. */
    List<Frame> frames(List<Frame> frames) {
        List<Frame> dressed = new ArrayList<>(frames);
        if (twist != null) {
            dressed.replaceAll(frame -> frame.saying(twist.apply(frame.wire())));
        }
        switch (fault) {
            case WireFault.Spaceless _ ->
                    dressed.replaceAll(frame -> frame.saying(spaceless(frame.wire())));
            case WireFault.Comments _ ->
                    dressed.replaceAll(
                            frame -> frame.saying(": one\n\n: two\n:three\n" + frame.wire()));
            case WireFault.BigEvent(int after, int bytes) -> {
                int at = Math.min(after, frames.size() - 1);
                dressed.set(at, frames.get(at).saying(padded(frames.get(at).wire(), bytes)));
            }
            case WireFault.Garbage(int after) -> {
                int at = Math.min(after, frames.size() - 1);
                Frame next = frames.get(at);
                dressed.set(at, next.saying(garbageLike(next.wire()) + next.wire()));
            }
            case null, default -> {
                // The others leave the text as it is.
            }
        }
        return dressed;
    }

    /** A plain body as it goes out. */
    HttpAnswer plain(HttpAnswer answer) {
        return switch (fault) {
            case WireFault.BigEvent(int _, int bytes) ->
                    answer.saying(padded(answer.body(), bytes));
            case WireFault.Garbage _ -> answer.saying(GARBAGE);
            case null, default ->
                    twist == null ? answer : answer.saying(twist.apply(answer.body()));
        };
    }

    Framing framing() {
        return switch (fault) {
            case WireFault.Gzip(WireFault.Gzip.Header header) ->
                    Framing.coded(
                            switch (header) {
                                case RIGHT -> Framing.Coding.GZIP;
                                case MISSING -> Framing.Coding.GZIP_UNTOLD;
                                case WRONG -> Framing.Coding.GZIP_PRETENDED;
                            });
            case WireFault.Length(int bytes, boolean longer) ->
                    Framing.coded(Framing.Coding.PLAIN).off(longer ? -bytes : bytes);
            case WireFault _ -> Framing.coded(Framing.Coding.PLAIN);
            case null, default -> Framing.HONEST;
        };
    }

    /** Whether the length that is announced is a lie. */
    boolean lies() {
        return fault instanceof WireFault.Length;
    }

    /** Whether a caller can make nothing of what it is sent, or not all of it. */
    boolean spoils() {
        return lies() || fault instanceof WireFault.Garbage || hides();
    }

    /** Whether a caller can read nothing at all. */
    boolean hides() {
        return fault instanceof WireFault.Gzip(WireFault.Gzip.Header header)
                && header != WireFault.Gzip.Header.RIGHT;
    }

    boolean splits() {
        return fault instanceof WireFault.Split;
    }

    /** The parts in which a text is sent. */
    List<byte[]> pieces(String wire) {
        byte[] bytes = wire.getBytes(StandardCharsets.UTF_8);
        if (!(fault instanceof WireFault.Split(WireFault.Split.At at))) {
            return List.of(bytes);
        }
        List<byte[]> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= bytes.length; i++) {
            boolean within = i < bytes.length && (bytes[i] & 0xC0) == 0x80;
            if (i == bytes.length || at == WireFault.Split.At.BYTES || within) {
                pieces.add(Arrays.copyOfRange(bytes, from, i));
                from = i;
            }
        }
        return pieces;
    }

    private static String spaceless(String wire) {
        return wire.replace("data: {", "data:{").replace("event: ", "event:");
    }

    /** Blanks before the last brace, as Claude pads its events; they mean nothing in JSON. */
    private static String padded(String wire, int bytes) {
        int brace = wire.lastIndexOf('}');
        int missing = Math.max(0, bytes - wire.getBytes(StandardCharsets.UTF_8).length);
        return wire.substring(0, brace) + " ".repeat(missing) + wire.substring(brace);
    }

    private static String garbageLike(String wire) {
        int brace = wire.indexOf('{');
        String end = wire.endsWith("\r\n\r\n") ? "\r\n\r\n" : "\n\n";
        return brace < 0 ? GARBAGE : wire.substring(0, brace) + GARBAGE + end;
    }
}
