package io.getinference.common.rating;

import io.getinference.common.money.Money;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The prices of one model at one moment: a row for every size of prompt. Frozen with the hold, so
 * that a request is charged by the prices it was held at.
 *
 * @param rows by ascending {@code fromPromptTokens}; the first starts at zero
 */
public record Tiers(List<Price> rows) {

    public Tiers {
        rows = rows.stream().sorted(Comparator.comparingLong(Price::fromPromptTokens)).toList();
        if (rows.isEmpty() || rows.getFirst().fromPromptTokens() != 0) {
            throw new IllegalArgumentException(
                    "the first tier must start at a prompt of zero tokens");
        }
    }

    /** The row that prices a prompt of this size, cached tokens included. */
    public Price row(long promptTokens) {
        return rows.reversed().stream()
                .filter(row -> row.fromPromptTokens() <= promptTokens)
                .findFirst()
                .orElseThrow();
    }

    /**
     * What must be set aside so that no answer within these bounds can cost more: the dearest row
     * that a prompt up to the bound may reach, rounded up.
     */
    public Money hold(long promptTokensMax, long outputTokensMax) {
        return reachable(promptTokensMax).stream()
                .map(row -> Rating.hold(row.perMillion(), promptTokensMax, outputTokensMax))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * The most output tokens whose {@link #hold} fits into the money; negative where not even the
     * prompt fits.
     */
    public long affordableOutput(Money money, long promptTokensMax) {
        return reachable(promptTokensMax).stream()
                .mapToLong(row -> Rating.affordableOutput(row.perMillion(), money, promptTokensMax))
                .min()
                .orElseThrow();
    }

    /**
     * The rows of two models, for a {@link #hold} that has to do for whichever of them answers.
     * What an answer costs is the row of the model that gave it, which these no longer tell.
     */
    public Tiers or(Tiers other) {
        return new Tiers(Stream.concat(rows.stream(), other.rows.stream()).toList());
    }

    private List<Price> reachable(long promptTokensMax) {
        return rows.stream().filter(row -> row.fromPromptTokens() <= promptTokensMax).toList();
    }
}
