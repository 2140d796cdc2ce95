package io.getinference.common.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.getinference.common.event.Wire;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.core.JacksonException;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

class MoneyTest {

    private static final Money MAX = new Money(Long.MAX_VALUE);
    private static final Money MIN = new Money(Long.MIN_VALUE);

    @Test
    void readsWhatItWritesWhateverTheAmount() {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 20_000; i++) {
            Money money = new Money(random.nextLong() >> random.nextInt(64));
            assertThat(Money.ofUsd(money.toUsd())).as("seed " + seed).isEqualTo(money);
            assertThat(Money.ofNanos(money.wire())).as("seed " + seed).isEqualTo(money);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5000000000,5.00",
        "707000,0.000707",
        "1,0.000000001",
        "-1500000000,-1.50",
        "0,0.00",
        "100,0.0000001",
        "9223372036854775807,9223372036.854775807",
        "-9223372036854775808,-9223372036.854775808"
    })
    void writesDollarsPlainlyWithTwoDecimalsOrMore(long nanos, String usd) {
        assertThat(new Money(nanos).toUsd()).isEqualTo(usd);
        assertThat(Money.ofUsd(usd)).isEqualTo(new Money(nanos));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1",
                "1 ",
                "+1",
                "1.",
                ".5",
                "1e3",
                "1,50",
                "NaN",
                "$1",
                "--1",
                "0x1",
                "١",
                "0.0000000001",
                "12345678901",
                "9223372036.854775808",
                "-9999999999.99"
            })
    void refusesWhatIsNoAmountOfDollars(String usd) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.ofUsd(usd));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.5", "+1", "1e3", "9223372036854775808", "99999999999999999999"})
    void refusesWhatIsNoNumberOfNanoDollars(String nanos) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.ofNanos(nanos));
    }

    @Test
    void isAStringOnTheWireAndNothingElse() {
        assertThat(Wire.JSON.writeValueAsString(MAX)).isEqualTo("\"9223372036854775807\"");
        assertThat(Wire.JSON.readValue("\"-7\"", Money.class)).isEqualTo(new Money(-7));
        for (String other : new String[] {"7", "7.0", "true", "[\"7\"]", "{}"}) {
            assertThatExceptionOfType(JacksonException.class)
                    .as(other)
                    .isThrownBy(() -> Wire.JSON.readValue(other, Money.class));
        }
    }

    @Test
    void neverComputesAWrongAmount() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> MAX.plus(new Money(1)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> MIN.minus(new Money(1)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> MIN.dividedBy(-1));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> MAX.dividedBy(0));
    }

    @Test
    void dividesDownwards() {
        assertThat(new Money(7).dividedBy(4)).isEqualTo(new Money(1));
        assertThat(new Money(3).dividedBy(4)).isEqualTo(Money.ZERO);
        assertThat(new Money(-1).dividedBy(4)).isEqualTo(new Money(-1));
    }

    @Test
    void comparesByAmount() {
        assertThat(new Money(2)).isGreaterThan(new Money(1)).isEqualByComparingTo(new Money(2));
        assertThat(new Money(2).min(new Money(1))).isEqualTo(new Money(1));
        assertThat(new Money(2).max(new Money(1))).isEqualTo(new Money(2));
        assertThat(new Money(2).covers(new Money(2))).isTrue();
        assertThat(new Money(2).covers(new Money(3))).isFalse();
        assertThat(Money.ZERO.isPositive() || Money.ZERO.isNegative()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(-1).notNegative("a hold"))
                .withMessageContaining("a hold");
    }

    @Test
    void reachesAPercentOfAWholeExactlyAndBeyond64Bits() {
        assertThat(new Money(80).reaches(80, new Money(100))).isTrue();
        assertThat(new Money(79).reaches(80, new Money(100))).isFalse();
        assertThat(new Money(2).reaches(50, new Money(3))).isTrue();
        assertThat(new Money(1).reaches(50, new Money(3))).isFalse();
        assertThat(MAX.reaches(100, MAX)).isTrue();
        assertThat(MAX.minus(new Money(1)).reaches(100, MAX)).isFalse();
        assertThat(MAX.minus(new Money(1)).reaches(99, MAX)).isTrue();
        assertThat(new Money(-1).reaches(1, Money.ZERO)).isFalse();
        assertThat(Money.ZERO.reaches(100, Money.ZERO)).isTrue();
    }
}
