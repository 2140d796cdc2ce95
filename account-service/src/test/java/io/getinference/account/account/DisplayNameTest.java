package io.getinference.account.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "Ärger & Söhne", "東京", "O'Neil; drop table account", " x "})
    void takesWhatPeopleCallThings(String name) {
        assertThat(new DisplayName(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "🚀"})
    void countsCharactersNotTheirHalves(String character) {
        assertThat(new DisplayName(character.repeat(100)).value())
                .hasSize(100 * character.length());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DisplayName(character.repeat(101)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000", "\u007f", "\u0085", "\u2028", "\ud83d"})
    void refusesWhatCannotBeShown(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DisplayName(name));
    }
}
