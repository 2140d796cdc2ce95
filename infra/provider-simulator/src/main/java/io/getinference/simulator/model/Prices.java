package io.getinference.simulator.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The providers' price rows, by model, day and size of the prompt. */
public final class Prices {
    private static final LocalDate EVER = LocalDate.MIN;
    private static final LocalDate SONNET_5_DEARER = LocalDate.of(2026, 9, 1);
    private static final LocalDate FLASH_3_8_DEARER = LocalDate.of(2027, 1, 1);
    private static final int PRO_TIER = 200_000;
    private static final int HAIKU_TIER = 100_000;

    private record Row(String model, LocalDate from, int abovePromptTokens, Price price) {}

    private final List<Row> rows = new ArrayList<>();

    private Prices() {}

    /** The list as of November 2026; the sheet's section 5.1 says where each number comes from. */
    public static Prices standard() {
        Prices prices = new Prices();
        prices.addGemini();
        prices.addClaude();
        return prices;
    }

    /** The row for a call to {@code model} on {@code date} with so large a prompt. */
    public Price of(String model, LocalDate date, long promptTokens) {
        Price found = null;
        for (Row row : rows) {
            boolean applies =
                    row.model().equals(model)
                            && !date.isBefore(row.from())
                            && promptTokens > row.abovePromptTokens();
            if (applies) {
                found = row.price(); // later rows are newer, and larger tiers
            }
        }
        if (found == null) {
            throw new IllegalStateException("no price for " + model + " on " + date);
        }
        return found;
    }

    private void addGemini() {
        for (String version : List.of("", "-001")) {
            add("gemini-2.0-flash" + version, Price.gemini(100, 25, 400).sounding(700, 175));
            // No price of a cached read was ever published; the model has no implicit cache.
            add("gemini-2.0-flash-lite" + version, Price.gemini(75, 75, 300));
        }
        add("gemini-2.5-flash", Price.gemini(300, 30, 2_500).sounding(1_000, 100));
        add("gemini-2.5-flash-lite", Price.gemini(100, 10, 400).sounding(300, 30));
        add("gemini-2.5-pro", Price.gemini(1_250, 125, 10_000));
        add(new Row("gemini-2.5-pro", EVER, PRO_TIER, Price.gemini(2_500, 250, 15_000)));
        add("gemini-3.1-flash-lite", Price.gemini(250, 25, 1_500));
        add("gemini-3.5-flash-lite", Price.gemini(300, 30, 2_500));
        add("gemini-3.5-flash", Price.gemini(1_500, 150, 9_000));
        add("gemini-3.8-flash", Price.gemini(750, 75, 3_750));
        add(new Row("gemini-3.8-flash", FLASH_3_8_DEARER, -1, Price.gemini(1_500, 150, 7_500)));
    }

    private void addClaude() {
        add("claude-haiku-4-5-20251001", Price.claude(1_000, 100, 5_000));
        add("claude-sonnet-4-20250514", Price.claude(3_000, 300, 15_000));
        add("claude-opus-4-20250514", Price.claude(15_000, 1_500, 75_000));
        add("claude-sonnet-4-6", Price.claude(3_000, 300, 15_000));
        add("claude-opus-4-8", Price.claude(5_000, 500, 25_000));
        add("claude-opus-5", Price.claude(5_000, 500, 25_000));
        add("claude-opus-5-5", Price.claude(4_000, 200, 20_000));
        add("claude-sonnet-5", Price.claude(2_000, 200, 10_000));
        add(new Row("claude-sonnet-5", SONNET_5_DEARER, -1, Price.claude(3_000, 300, 15_000)));
        add("claude-fable-5-1", Price.claude(10_000, 1_000, 50_000));
        add("claude-sonnet-5-5", Price.claude(2_000, 200, 10_000));
        // Exact: 0.125 and 0.20 per million are whole nano-dollars a token, as all others are.
        add("claude-haiku-5-5", Price.claude(100, 10, 500));
        add(new Row("claude-haiku-5-5", EVER, HAIKU_TIER, Price.claude(500, 50, 2_500)));
    }

    private void add(String model, Price price) {
        add(new Row(model, EVER, -1, price));
    }

    private void add(Row row) {
        rows.add(row);
    }
}
