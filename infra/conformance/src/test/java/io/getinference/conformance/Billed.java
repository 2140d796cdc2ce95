package io.getinference.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.models.messages.Usage;
import com.google.genai.types.GenerateContentResponseUsageMetadata;

import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.bill.Tally;

/** What a client was told that it used is what it is billed for, counter by counter. */
final class Billed {
    private Billed() {}

    static void as(BillEntry bill, Usage told) {
        Tally billed = bill.billed();
        assertThat(bill.complete()).isTrue();
        assertThat(told.inputTokens()).isEqualTo(billed.input()).isPositive();
        assertThat(told.outputTokens()).isEqualTo(billed.output()).isPositive();
        assertThat(told.cacheReadInputTokens().orElse(0L)).isEqualTo(billed.cached());
        assertThat(told.cacheCreationInputTokens().orElse(0L)).isEqualTo(billed.cacheWrite());
        told.outputTokensDetails()
                .ifPresent(details ->
                        assertThat(details.thinkingTokens()).isEqualTo(billed.thinking()));
    }

    static void as(BillEntry bill, GenerateContentResponseUsageMetadata told) {
        Tally billed = bill.billed();
        int cached = told.cachedContentTokenCount().orElse(0);
        int thoughts = told.thoughtsTokenCount().orElse(0);
        int prompt = told.promptTokenCount().orElseThrow();
        int output = told.candidatesTokenCount().orElse(0) + thoughts;
        assertThat(bill.complete()).isTrue();
        assertThat(prompt - cached).isEqualTo(billed.input()).isPositive();
        assertThat(cached).isEqualTo(billed.cached());
        assertThat(output).isEqualTo(billed.output());
        assertThat(thoughts).isEqualTo(billed.thinking());
        assertThat(told.totalTokenCount()).contains(prompt + output);
    }
}
