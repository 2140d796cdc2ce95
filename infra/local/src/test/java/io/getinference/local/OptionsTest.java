package io.getinference.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

class OptionsTest {

    private static final Path HOME = Path.of("/checkout");

    @Test
    void defaultToTodayThePublishedPortsAndDataBesideTheCheckout() {
        Options options = parse();

        assertThat(options.ports().door()).isEqualTo(8080);
        assertThat(options.data()).isEqualTo(HOME.resolve(".run"));
        assertThat(options.date()).isEmpty();
        assertThat(options.live()).isFalse();
    }

    @Test
    void takeValuesAsWordsOrAfterAnEqualsSign() {
        Options options =
                parse("--port", "9000", "--data=/elsewhere", "--date", "2026-11-22", "--speed=0");

        assertThat(options.ports().door()).isEqualTo(9000);
        assertThat(options.data()).isEqualTo(Path.of("/elsewhere"));
        assertThat(options.date()).contains(LocalDate.of(2026, 11, 22));
        assertThat(options.simulator().factor()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "--prot, Unknown option --prot",
        "--port, --port needs a value",
        "--port=x, '--port needs a number, not x'",
        "--date=tomorrow, --date needs a date such as 2026-11-22",
        "--speed=-1, --speed must not be negative",
        "--live=yes, Unknown option --live=yes"
    })
    void nameTheArgumentThatIsWrong(String word, String message) {
        assertThatThrownBy(() -> parse(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    private static Options parse(String... words) {
        return Options.parse(new Arguments(List.of(words)), HOME);
    }
}
