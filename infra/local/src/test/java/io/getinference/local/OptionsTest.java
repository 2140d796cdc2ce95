package io.getinference.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

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
        "--live=yes, Unknown option --live=yes",
        "--only=kafka;db, '--only takes some of kafka,postgres,simulator,account,billing'",
        "--set=answer-max=5s, --set needs a setting such as",
        "--set=getinference.x, --set needs a setting such as",
        "'--data=/a,b', --data must not contain a comma",
        "start, Unknown option start"
    })
    void nameTheArgumentThatIsWrong(String word, String message) {
        assertThatThrownBy(() -> parse(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void leaveTheSimulatorOutWhereRealProvidersAnswer() {
        assertThat(parse("--live").leftOut()).isEmpty();
        assertThat(parse("--live").parts()).doesNotContain(Part.SIMULATOR);
        assertThatThrownBy(() -> parse("--live", "--only=simulator"))
                .hasMessageStartingWith("--live needs no simulator");
    }

    @Test
    void chooseSomePartsInTheOrderInWhichTheyStart() {
        Options options = parse("--only", "gateway, postgres,kafka");

        assertThat(options.chosen()).containsExactly(Part.KAFKA, Part.POSTGRES, Part.GATEWAY);
        assertThat(options.leftOut())
                .containsExactly(Part.SIMULATOR, Part.ACCOUNT, Part.BILLING, Part.METERING);
        assertThat(options.isWhole()).isFalse();
    }

    @Test
    void takeSeveralSettingsOfServices() {
        assertThat(parse("--set", "getinference.a.b-c=1s", "--set=getinference.d=x=y").settings())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("getinference.a.b-c", "1s", "getinference.d", "x=y"));
    }

    @Test
    void haveAVerbBeforeThem() {
        assertThat(new Arguments(List.of("status")).verb()).isEqualTo(Arguments.Verb.STATUS);
        assertThat(new Arguments(List.of("stop", "--data=x")).verb())
                .isEqualTo(Arguments.Verb.STOP);
        assertThat(new Arguments(List.of()).verb()).isEqualTo(Arguments.Verb.START);
    }

    private static Options parse(String... words) {
        return Options.parse(new Arguments(List.of(words)), HOME);
    }
}
