package io.getinference.gateway.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.catalogue.Provider;
import io.getinference.gateway.provider.ModelProvider;
import io.getinference.gateway.provider.upstream.ApiKey;
import io.getinference.gateway.provider.upstream.CommonSettings;
import io.getinference.gateway.provider.upstream.ProviderSettings;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import java.net.URI;
import java.time.Duration;

class AnthropicConfigurationTest {

    private final ApplicationContextRunner gateway =
            new ApplicationContextRunner().withUserConfiguration(AnthropicConfiguration.class);

    @Test
    void aKeyIsAllThatMustBeSet() {
        gateway.withPropertyValues("getinference.anthropic.api-key=secret")
                .run(context -> {
                    assertThat(context.getBean(ModelProvider.class).provider())
                            .isEqualTo(Provider.ANTHROPIC);
                    AnthropicSettings settings = context.getBean(AnthropicSettings.class);
                    assertThat(settings.baseUrl())
                            .isEqualTo(URI.create("https://api.anthropic.com"));
                    assertThat(context.getBean(CommonSettings.class).totalMax())
                            .isEqualTo(Duration.ofMinutes(10));
                    assertThat(settings.toString()).doesNotContain("secret");
                });
    }

    @Test
    void everyBoundCanBeSet() {
        gateway.withPropertyValues(
                        "getinference.anthropic.api-key=secret",
                        "getinference.anthropic.base-url=http://127.0.0.1:1/base",
                        "getinference.anthropic.silence-max=3s",
                        "getinference.provider.connections-max=7")
                .run(context -> {
                    AnthropicSettings settings = context.getBean(AnthropicSettings.class);
                    assertThat(settings.baseUrl().getPath()).isEqualTo("/base");
                    assertThat(settings.silenceMax()).isEqualTo(Duration.ofSeconds(3));
                    assertThat(settings.with(context.getBean(CommonSettings.class)))
                            .isEqualTo(
                                    new ProviderSettings(
                                            URI.create("http://127.0.0.1:1/base"),
                                            new ApiKey("secret"),
                                            Duration.ofSeconds(5),
                                            settings.firstByteMax(),
                                            Duration.ofSeconds(2),
                                            Duration.ofSeconds(3),
                                            Duration.ofMinutes(10),
                                            4_194_304,
                                            7,
                                            8_192,
                                            100,
                                            10));
                });
    }

    @Test
    void withoutAKeyTheGatewayDoesNotStart() {
        gateway.run(context -> assertThat(context).hasFailed());
        gateway.withPropertyValues("getinference.anthropic.api-key=two words")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void anAddressThatIsNoneDoesNotStartEither() {
        gateway.withPropertyValues(
                        "getinference.anthropic.api-key=secret",
                        "getinference.anthropic.base-url=ftp://x")
                .run(context -> assertThat(context).hasFailed());
    }
}
