package io.getinference.simulator.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.simulator.fault.ContentFault;
import io.getinference.simulator.model.Provider;

import org.junit.jupiter.api.Test;

class TwistTest {
    private static final Twist CLAUDE =
            new Twist(ContentFault.SAME_TOOL_IDS, Provider.ANTHROPIC, "claude-opus-5");
    private static final Twist GEMINI =
            new Twist(ContentFault.SAME_TOOL_IDS, Provider.GEMINI, "gemini-3.8-flash");

    @Test
    void allToolUsesGetOneId() {
        String two =
                """
                [{"type":"tool_use","id":"toolu_1","name":"a"},{"type":"tool_use","id": "toolu_2"},\
                {"type":"text","text":"\\"id\\":\\"toolu_3\\""}]\
                """;
        assertThat(CLAUDE.toolCalls(two)).isEqualTo(2);
        assertThat(CLAUDE.apply(two))
                .isEqualTo(
                        """
                        [{"type":"tool_use","id":"toolu_same","name":"a"},\
                        {"type":"tool_use","id": "toolu_same"},\
                        {"type":"text","text":"\\"id\\":\\"toolu_3\\""}]\
                        """);
    }

    @Test
    void allFunctionCallsGetOneIdWhetherTheyHaveOneOrNot() {
        String two =
                """
                [{"functionCall":{"name":"a","args":{}}},{"functionCall" : { "id" : "x", "name":"b"}}]\
                """;
        assertThat(GEMINI.toolCalls(two)).isEqualTo(2);
        assertThat(GEMINI.apply(two))
                .isEqualTo(
                        """
                        [{"functionCall":{"id":"call_same","name":"a","args":{}}},\
                        {"functionCall" : {"id":"call_same", "name":"b"}}]\
                        """);
    }
}
