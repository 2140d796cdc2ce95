package io.getinference.gateway.provider;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.gateway.provider.upstream.ProviderSettings;

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
        int overloaded) {}
