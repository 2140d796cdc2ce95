package io.getinference.gateway.provider.gemini;

import io.getinference.gateway.provider.Adapter;
import io.getinference.gateway.provider.ProviderFailureContract;

class GeminiFailureTest extends ProviderFailureContract {

    @Override
    protected Adapter adapter() {
        return GeminiProviderTest.ADAPTER;
    }
}
