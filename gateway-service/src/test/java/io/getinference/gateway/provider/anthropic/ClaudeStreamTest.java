package io.getinference.gateway.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.Finish;
import io.getinference.gateway.provider.Heard;
import io.getinference.gateway.provider.upstream.ChoppedStream;
import io.getinference.gateway.provider.upstream.Mutations;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** A stream as the provider sends it, from its first byte to its last. */
class ClaudeStreamTest {

    private static final String STREAM =
            """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant",\
            "model":"claude-haiku-4-5-20251001","content":[],"stop_reason":null,"usage":{"input_tokens":402,\
            "cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":2}}      }

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}   }

            event: ping
            data: {"type": "ping"}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Grüße 🌧."}     }

            event: content_block_stop
            data: {"type":"content_block_stop","index":0 }

            event: content_block_start
            data: {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"toolu_1",\
            "name":"weather","input":{},"caller":{"type":"direct"}}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":""}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta",\
            "partial_json":"{\\"city\\": \\"Zü"}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"rich\\"}"}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":1}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},\
            "usage":{"input_tokens":402,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":61}}

            event: message_stop
            data: {"type":"message_stop"}

            """;

    @Test
    void pitfall16AnySplitOfTheBytesGivesTheSameAnswer() throws Exception {
        Random random = new Random(9);
        for (String stream : List.of(STREAM, STREAM.replace("\n", "\r\n"))) {
            for (int readBytesMax = 1; readBytesMax < 200; readBytesMax++) {
                Heard heard = ChoppedStream.heard(stream, reader(), random, readBytesMax);
                heard.parts().removeIf(AnswerPart.Working.class::isInstance);

                assertThat(heard.parts())
                        .containsExactly(
                                new AnswerPart.Text(0, "Grüße 🌧."),
                                new AnswerPart.Call(0, 0, "toolu_1", "weather"),
                                new AnswerPart.Arguments(0, 0, "{\"city\": \"Zü"),
                                new AnswerPart.Arguments(0, 0, "rich\"}"),
                                AnswerPart.Finished.with(Finish.TOOL_CALLS));
                assertThat(heard.tally().usage()).isEqualTo(Usage.of(402, 61));
                assertThat(heard.tally().terminal()).isTrue();
            }
        }
    }

    @Test
    void pitfall17AnEventWithoutItsNameIsAnEvent() throws Exception {
        String nameless =
                STREAM.lines()
                        .filter(line -> !line.startsWith("event:"))
                        .collect(Collectors.joining("\n", "", "\n"));

        Heard heard = ChoppedStream.heard(nameless, reader(), new Random(1), 50);

        assertThat(heard.text()).isEqualTo("Grüße 🌧.");
        assertThat(heard.finish()).isEqualTo(Finish.TOOL_CALLS);
        assertThat(heard.tally().usage()).isEqualTo(Usage.of(402, 61));
    }

    @Test
    void pitfall39AnythingMayBeNullOrOfAnotherKindAndNothingFalls() {
        Random random = new Random(11);
        for (int run = 0; run < 3_000; run++) {
            MessageReader reader = reader();
            for (JsonNode event : Mutations.of(STREAM, random)) {
                assertThat(reader.read(event)).as("%s", event).isNotEmpty();
            }
            assertThat(reader.tally().usage()).isNotNull();
        }
    }

    private static MessageReader reader() {
        return new MessageReader(new UpstreamModel("asked"), new ClaudeFormat(null, null, null));
    }
}
