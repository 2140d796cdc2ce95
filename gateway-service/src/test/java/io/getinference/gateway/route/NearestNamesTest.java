package io.getinference.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class NearestNamesTest {

    private static final List<String> NAMES =
            List.of("gemini-2-5-flash", "gemini-2-5-pro", "gemini-flash", "claude-opus", "m");

    @Test
    void areThoseOfASlipNearestFirst() {
        assertThat(NearestNames.to("gemini-2.5-flash", NAMES))
                .containsExactly("gemini-2-5-flash", "gemini-flash", "gemini-2-5-pro");
        assertThat(NearestNames.to("CLAUDE-OPUS", NAMES)).containsExactly("claude-opus");
        assertThat(NearestNames.to("claudeopus", NAMES)).containsExactly("claude-opus");
    }

    @Test
    void areNoneWhereNothingIsNear() {
        assertThat(NearestNames.to("gpt-4o", NAMES)).isEmpty();
        assertThat(NearestNames.to("", NAMES)).isEmpty();
        assertThat(NearestNames.to("x", NAMES)).isEmpty();
        assertThat(NearestNames.to("claude-opus".repeat(1000), NAMES)).isEmpty();
    }

    @Test
    void areThreeAtMost() {
        assertThat(NearestNames.to("model-0", List.of("model-4", "model-3", "model-2", "model-1")))
                .containsExactly("model-1", "model-2", "model-3");
    }
}
