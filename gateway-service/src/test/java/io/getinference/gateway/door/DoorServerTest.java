package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Bounds of the server itself, small enough to be met. */
class DoorServerTest {

    private static final byte[] GET =
            "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SILENCE_MS = 400;
    private static final Duration GENEROUS = Duration.ofSeconds(20);

    @Test
    void aConnectionMoreThanThereMayBeIsServedOnceAnotherCloses() throws Exception {
        try (DoorAlone door = DoorAlone.with(Map.of("connections-max", "2"));
                Socket first = asked(door);
                Socket second = asked(door)) {
            assertThat(isAnswered(first)).isTrue();
            assertThat(isAnswered(second)).isTrue();
            try (Socket third = asked(door)) {
                assertThat(isAnswered(third)).isFalse();
                assertThat(door.connections()).isLessThanOrEqualTo(3);

                // The door closes what says that nothing more comes.
                first.shutdownOutput();

                await().atMost(GENEROUS).until(() -> isAnswered(third));
            }
        }
    }

    /** The system lets in one or two more than it is told. */
    @Test
    void noMoreConnectionsWaitThanMay() throws Exception {
        Map<String, String> bounds =
                Map.of("connections-max", "1", "accept-queue-max", "2", "silence-max", "1m");
        List<Socket> sockets = new ArrayList<>();
        try (DoorAlone door = DoorAlone.with(bounds)) {
            int tried = 12;
            for (int i = 0; i < tried; i++) {
                Socket socket = new Socket();
                try {
                    socket.connect(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), door.port()),
                            SILENCE_MS);
                    sockets.add(socket);
                } catch (IOException e) {
                    socket.close();
                    break;
                }
            }
            assertThat(sockets).hasSizeBetween(3, 6);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void anAnswersHeadIsNoLongerThanItMayBe() throws Exception {
        try (DoorAlone door = DoorAlone.with(Map.of("response-head-bytes-max", "2KB"))) {
            assertThat(RawHttp.get(door.port(), "/?1500")).startsWith("HTTP/1.1 200 ");
            String answer = RawHttp.get(door.port(), "/?3000");
            assertThat(answer).startsWith("HTTP/1.1 500 ").doesNotContain("xxx", "Exception");
        }
    }

    private static Socket asked(DoorAlone door) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port());
        socket.getOutputStream().write(GET);
        return socket;
    }

    private static boolean isAnswered(Socket socket) throws IOException {
        socket.setSoTimeout(SILENCE_MS);
        try {
            return socket.getInputStream().read() == 'H';
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
