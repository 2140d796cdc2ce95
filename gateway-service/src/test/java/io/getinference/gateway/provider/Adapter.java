package io.getinference.gateway.provider;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.Provider;
import io.getinference.gateway.provider.upstream.ProviderSettings;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * An adapter under test.
 *
 * @param row a model of today
 * @param successor a model whose rules are newer
 * @param retired a model that its provider no longer serves
 * @param overloaded the status with which it says so
 */
public record Adapter(
        Function<ProviderSettings, ModelProvider> provider,
        ModelRow row,
        ModelRow successor,
        ModelRow retired,
        int overloaded) {

    private static final LocalDate RETIREMENT = LocalDate.of(2026, 6, 1);
    private static final LocalDate REROUTING = LocalDate.of(2026, 12, 1);

    /** Whether its provider is told that one call at a time is wanted; others are cut to one. */
    boolean takesParallelSwitch() {
        return row.provider() == Provider.ANTHROPIC;
    }

    /** The models of every kind that its provider serves on a day. */
    List<ModelRow> on(LocalDate day) {
        boolean claude = row.provider() == Provider.ANTHROPIC;
        if (day.isBefore(RETIREMENT)) {
            return claude
                    ? List.of(Rows.HAIKU, Rows.SONNET_4, Rows.OPUS_4)
                    : List.of(Rows.FLASH_2, Rows.FLASH, Rows.PRO);
        }
        if (day.isBefore(REROUTING)) {
            return claude
                    ? List.of(Rows.HAIKU, Rows.SONNET_5, Rows.OPUS_5)
                    : List.of(Rows.FLASH_LITE, Rows.FLASH, Rows.PRO, Rows.FLASH_3_5_LITE);
        }
        return claude
                ? List.of(Rows.SONNET_5, Rows.OPUS_5)
                : List.of(Rows.FLASH_3_5_LITE, Rows.FLASH_3_8);
    }
}
