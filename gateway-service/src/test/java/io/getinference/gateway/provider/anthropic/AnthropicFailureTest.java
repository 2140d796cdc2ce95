package io.getinference.gateway.provider.anthropic;

import io.getinference.gateway.provider.Adapter;
import io.getinference.gateway.provider.ProviderFailureContract;

class AnthropicFailureTest extends ProviderFailureContract {

    @Override
    protected Adapter adapter() {
        return AnthropicProviderTest.ADAPTER;
    }
}
