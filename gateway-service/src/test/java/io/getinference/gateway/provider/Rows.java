package io.getinference.gateway.provider;

import io.getinference.common.catalogue.Abilities;
import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.Thinking;
import io.getinference.common.catalogue.UpstreamModel;

import java.time.Instant;

/** Rows of the catalogue as billing seeds them, for tests. */
public final class Rows {

    public static final ModelRow HAIKU =
            row("claude-haiku-4-5-20251001", 200_000, 64_000, claude(true, false, true));
    public static final ModelRow SONNET_5 =
            row("claude-sonnet-5", 1_000_000, 128_000, claude(false, false, false));
    public static final ModelRow OPUS_4 =
            row("claude-opus-4-20250514", 200_000, 32_000, claude(true, true, true));
    public static final ModelRow FLASH_LITE =
            row("gemini-2.5-flash-lite", 1_048_576, 65_536, gemini(Thinking.OFF_BY_DEFAULT));
    public static final ModelRow FLASH =
            row("gemini-2.5-flash", 1_048_576, 65_536, gemini(Thinking.ON_BY_DEFAULT));
    public static final ModelRow FLASH_3_5_LITE =
            row("gemini-3.5-flash-lite", 1_048_576, 65_536, gemini(Thinking.ALWAYS));

    public static final ModelRow FLASH_2 =
            row("gemini-2.0-flash", 1_048_576, 8_192, gemini(Thinking.NONE));

    private Rows() {}

    private static ModelRow row(String upstream, long context, long output, Abilities abilities) {
        return new ModelRow(
                upstream + "@2025-01-01",
                new PublicModel("public-" + upstream),
                upstream.startsWith("claude") ? Provider.ANTHROPIC : Provider.GEMINI,
                new UpstreamModel(upstream),
                Instant.parse("2025-01-01T00:00:00Z"),
                null,
                null,
                context,
                output,
                abilities,
                "A model",
                "For tests");
    }

    private static Abilities claude(boolean sampling, boolean both, boolean prefill) {
        return new Abilities(
                sampling, sampling, both, prefill, Thinking.OFF_BY_DEFAULT, 0, null, null);
    }

    private static Abilities gemini(Thinking thinking) {
        return new Abilities(true, true, true, false, thinking, 0, null, null);
    }
}
