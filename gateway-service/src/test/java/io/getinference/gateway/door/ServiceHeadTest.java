package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A service, or whoever answers in its place, that never ends its head: the JDK bounds it. */
class ServiceHeadTest {

    private static final String HEADER = "A: " + "b".repeat(1_000) + "\r\n";

    @Test
    void anEndlessHeadIsNotReadOn() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> flood(server));
            URI address = URI.create("http://127.0.0.1:" + server.getLocalPort());

            assertThatThrownBy(() ->
                            new DoorClient()
                                    .serviceRequests()
                                    .createRequest(address, HttpMethod.GET)
                                    .execute())
                    .isInstanceOf(IOException.class)
                    .hasStackTraceContaining("Header size too big");
        }
    }

    private static void flood(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                socket.getOutputStream().write(HEADER.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // It hung up, as it should.
        }
    }
}
