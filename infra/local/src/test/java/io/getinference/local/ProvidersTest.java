package io.getinference.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.Map;

class ProvidersTest {

    private static final URI SIMULATOR = URI.create("http://127.0.0.1:8090");

    @Test
    void areTheSimulatorWithoutLiveWhateverKeysTheEnvironmentHas() {
        Providers providers = chosen(false, Map.of("GETINFERENCE_GEMINI_API_KEY", "real"));

        assertThat(providers.gemini()).isEqualTo(new Providers.Provider(SIMULATOR, "sim"));
        assertThat(providers.anthropic()).isEqualTo(new Providers.Provider(SIMULATOR, "sim"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:7000", "http://localhost:7000", "http://[::1]:7000"})
    void mayBeAnotherSimulatorOnThisMachine(String address) {
        Providers providers = chosen(false, Map.of("GETINFERENCE_GEMINI_BASE_URL", address));

        assertThat(providers.gemini().baseUrl()).isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "http://10.0.0.1"
            })
    void areNeverElsewhereWithoutLive(String address) {
        Providers providers = chosen(false, Map.of("GETINFERENCE_ANTHROPIC_BASE_URL", address));

        assertThat(providers.anthropic().baseUrl()).isEqualTo(SIMULATOR);
    }

    @Test
    void areRealWithLiveAndBothKeys() {
        Providers providers =
                chosen(
                        true,
                        Map.of(
                                "GETINFERENCE_GEMINI_API_KEY", "g",
                                "GETINFERENCE_ANTHROPIC_API_KEY", "a",
                                "GETINFERENCE_ANTHROPIC_BASE_URL", "https://proxy.example.com"));

        assertThat(providers.gemini().baseUrl())
                .isEqualTo(URI.create("https://generativelanguage.googleapis.com"));
        assertThat(providers.gemini().apiKey()).isEqualTo("g");
        assertThat(providers.anthropic().baseUrl())
                .isEqualTo(URI.create("https://proxy.example.com"));
    }

    @Test
    void nameTheKeyThatLiveLacksAndIgnoreUnprefixedOnes() {
        Map<String, String> environment =
                Map.of("GETINFERENCE_GEMINI_API_KEY", "g", "ANTHROPIC_API_KEY", "a");

        assertThatThrownBy(() -> chosen(true, environment))
                .hasMessage("--live needs GETINFERENCE_ANTHROPIC_API_KEY in the environment");
    }

    private static Providers chosen(boolean live, Map<String, String> environment) {
        return Providers.chosen(live, environment, SIMULATOR);
    }
}
