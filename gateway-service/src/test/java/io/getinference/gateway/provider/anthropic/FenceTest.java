package io.getinference.gateway.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

class FenceTest {

    private static final List<String> SCRAPS =
            List.of(
                    "`",
                    "``",
                    "```",
                    "````",
                    "json",
                    "{}",
                    "{\"a\":1}",
                    " ",
                    "\n",
                    "\r\n",
                    "x",
                    "🌧");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "```json¶{}¶```|{}",
                "```¶{}¶```|{}",
                "¶¶ ```json¶{}¶``` ¶|{}",
                "```json{\"a\":1}```|{\"a\":1}",
                "``` {} ```|{}",
                "````json¶{}¶````|{}",
                "```JSON¶[1,¶2]¶```|[1,¶2]",
                "```json¶{\"a\":\"```\"}¶```|{\"a\":\"```\"}",
                // Cut by the cap: what there is.
                "```json¶{\"a|{\"a",
                "```json¶{}¶``|{}¶``"
            })
    void whatIsInAFenceIsWhatCounts(String text, String expected) {
        assertThat(whole(text.replace('¶', '\n'))).isEqualTo(expected.replace('¶', '\n'));
    }

    @Test
    void nothingInAFenceIsNothing() {
        assertThat(whole("```json")).isEmpty();
        assertThat(whole("```\n```")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", " {} ", "\n", "", "{}\n```", "`{}`", "``json\n{}", "Here: ```{}```"})
    void aTextWithoutAFenceIsUnchanged(String text) {
        assertThat(whole(text)).isEqualTo(text);
    }

    @Test
    void howeverTheTextIsSplitTheResultIsTheSame() {
        long seed = 3;
        Random random = new Random(seed);
        for (int run = 0; run < 5_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int scrap = random.nextInt(12); scrap > 0; scrap--) {
                text.append(SCRAPS.get(random.nextInt(SCRAPS.size())));
            }
            assertThat(split(text.toString(), random))
                    .as("seed %d, run %d: %s", seed, run, text)
                    .isEqualTo(whole(text.toString()));
        }
    }

    private static String whole(String text) {
        Fence fence = new Fence();
        return fence.take(text) + fence.end();
    }

    private static String split(String text, Random random) {
        Fence fence = new Fence();
        StringBuilder taken = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int next = Math.min(text.length(), at + 1 + random.nextInt(3));
            taken.append(fence.take(text.substring(at, next)));
            at = next;
        }
        return taken.append(fence.end()).toString();
    }
}
