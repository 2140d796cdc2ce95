package io.getinference.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.getinference.chaos.cluster.Size;
import io.getinference.common.money.Money;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class OptionsTest {

    @Test
    void everythingHasADefaultAndARandomSeedIsTold() {
        Options options = Options.parse(List.of());
        assertThat(options.size()).isEqualTo(Size.WHOLE);
        assertThat(options.callers()).isEqualTo(500);
        assertThat(options.topUp()).isEqualTo(Money.ofUsd("1.00"));
        assertThat(options.duration()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void seedDurationAndSettingsAreTaken() {
        Options options =
                Options.parse(
                        List.of(
                                "--seed",
                                "7",
                                "--duration",
                                "PT2H",
                                "--set",
                                "getinference.a=1",
                                "--set",
                                "getinference.b-c=x=y"));
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.duration()).isEqualTo(Duration.ofHours(2));
        assertThat(options.settings())
                .isEqualTo(Map.of("getinference.a", "1", "getinference.b-c", "x=y"));
    }

    @Test
    void whatIsWrongIsSaid() {
        for (List<String> words :
                List.of(
                        List.of("--seed"),
                        List.of("--seed", "x"),
                        List.of("--duration", "ten"),
                        List.of("--set", "nothing"),
                        List.of("--callers", "0"),
                        List.of("--gateways", "0"),
                        List.of("--other", "1"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(words));
        }
    }
}
