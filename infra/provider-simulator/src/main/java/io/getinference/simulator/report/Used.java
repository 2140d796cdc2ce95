package io.getinference.simulator.report;

import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.bill.BillLog;
import io.getinference.simulator.bill.Cost;
import io.getinference.simulator.bill.Tally;
import io.getinference.simulator.model.Prices;
import io.getinference.simulator.model.Provider;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * One call that a provider charges for.
 *
 * @param cost part by part; its total is what the bill log says
 */
record Used(Instant at, String model, @Nullable String apiKeyId, Tally tokens, Cost cost) {
    private static final int LARGE_PROMPT_TOKENS = 200_000;

    /** All charged calls to {@code provider}, in the order of their bills. */
    static List<Used> of(Provider provider, BillLog bills, Prices prices) {
        return bills.entries().stream()
                .filter(entry -> entry.provider().equals(provider.wireName()))
                .filter(entry -> entry.modelServed() != null)
                .filter(entry -> !entry.billed().equals(Tally.NOTHING))
                .map(entry -> of(entry, String.valueOf(entry.modelServed()), prices))
                .toList();
    }

    private static Used of(BillEntry entry, String model, Prices prices) {
        LocalDate day = LocalDate.ofInstant(entry.at(), ZoneOffset.UTC);
        Tally tokens = entry.billed();
        Cost cost = Cost.of(tokens, prices.of(model, day, tokens.promptTokens()));
        return new Used(entry.at(), model, entry.apiKeyId(), tokens, cost);
    }

    /** Anthropic's word for the size of the prompt. */
    String contextWindow() {
        return tokens.promptTokens() > LARGE_PROMPT_TOKENS ? "200k-1M" : "0-200k";
    }
}
