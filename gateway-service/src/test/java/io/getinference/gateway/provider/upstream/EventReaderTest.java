package io.getinference.gateway.provider.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class EventReaderTest {

    private static final String STREAM =
            ": comment\n\nevent: message_start\ndata: {\"a\": \"Zürich 🌧\"}    \n\n"
                    + "data:{\"b\":1}\r\n\r\nid: 4\r\ndata: one\rdata: two\r\r"
                    + "retry: 5\n\ndata\n\ndataset: no\n\ndata:  spaced\n\ndata: last";

    private static final List<String> EVENTS =
            List.of("{\"a\": \"Zürich 🌧\"}    ", "{\"b\":1}", "one\ntwo", "", " spaced", "last");

    @Test
    void readsTheDataOfEveryEvent() throws IOException {
        assertThat(events(bytes(STREAM), 1000)).isEqualTo(EVENTS);
    }

    @Test
    void pitfall16AnySplitOfTheBytesGivesTheSameEvents() throws IOException {
        long seed = 7;
        Random random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            int readBytesMax = 1 + random.nextInt(1 + run % 20);
            InputStream chopped = chopped(bytes(STREAM), random, readBytesMax);
            assertThat(events(chopped, 1000)).as("seed %d, run %d", seed, run).isEqualTo(EVENTS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:{}\n\n", "data: {}\n\n", "data: {}\r\n\r\n", "data: {}\r\r"})
    void pitfall8TheSpaceAfterTheColonAndTheKindOfLineEndDoNotMatter(String event)
            throws IOException {
        assertThat(events(bytes(event), 1000)).containsExactly("{}");
    }

    @Test
    void anEventAsLongAsTheBoundIsRead() throws IOException {
        assertThat(events(bytes("data: " + "x".repeat(994) + "\n\n"), 1000)).hasSize(1);
    }

    @Test
    void anEventBeyondTheBoundIsNotRead() {
        assertThatThrownBy(() -> events(bytes("data: " + "x".repeat(995)), 1000))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> events(bytes("data: 12345678\n".repeat(200)), 1000))
                .isInstanceOf(IOException.class);
    }

    private static List<String> events(InputStream in, int eventBytesMax) throws IOException {
        EventReader reader = new EventReader(in, eventBytesMax);
        List<String> events = new ArrayList<>();
        for (String event = reader.next(); event != null; event = reader.next()) {
            events.add(event);
        }
        return events;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream chopped(InputStream in, Random random, int readBytesMax) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return super.read(into, from, Math.min(length, 1 + random.nextInt(readBytesMax)));
            }
        };
    }
}
