package io.getinference.gateway.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.ApiKeyHash;
import io.getinference.common.event.ApiKeyRow;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.gateway.table.InMemoryTable;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;

class CallersTest {

    private static final String SECRET = "sk-abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE";
    private static final ApiKeyRow ROW = new ApiKeyRow(KeyId.next(), AccountId.next(), "BCDE");

    private final InMemoryTable<ApiKeyRow> keys =
            new InMemoryTable<ApiKeyRow>().with(ApiKeyHash.of(SECRET).hex(), ROW);
    private final Callers callers = new Callers(keys);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer " + SECRET,
                "bearer " + SECRET,
                "BEARER " + SECRET,
                "bEaReR    " + SECRET,
                "Bearer " + SECRET + "   "
            })
    void knowsAKeyInEveryFormThatTheStandardAllows(String header) {
        assertThat(identify(header))
                .isEqualTo(
                        new Identification.Known(new Caller(ROW.account(), ROW.key()), Access.ANY));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "Bearer",
                "Bearer ",
                "Bearer\t" + SECRET,
                " Bearer " + SECRET,
                "Bearer" + SECRET,
                SECRET,
                "Basic " + SECRET,
                "Bearer Bearer " + SECRET,
                "Bearer " + SECRET + " " + SECRET,
                "Bearer " + SECRET + "\n",
                "Bearer " + SECRET + "\u0000",
                "Bearer " + SECRET + "\u0085",
                "Bearer sk-\u0007\u001b[31m0123456789",
                "Bearer sk-0123456789\u00e9\u00ff",
                "Bearer sk-\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00"
            })
    void findsNoKeyInAnythingElse(@Nullable String header) {
        assertThat(identify(header)).isEqualTo(new Identification.Missing());
    }

    @Test
    void isNotKeptBusyByAHugeHeader() {
        String megabyte = "x".repeat(1 << 20);
        String spaces = " ".repeat(1 << 20);
        assertThat(identify(megabyte)).isEqualTo(new Identification.Missing());
        assertThat(identify("Bearer " + megabyte)).isEqualTo(new Identification.Missing());
        assertThat(identify("Bearer" + spaces)).isEqualTo(new Identification.Missing());
        assertThat(identify("Bearer" + spaces + "x" + spaces + "x"))
                .isEqualTo(new Identification.Missing());
    }

    @Test
    void tellsAKeyThatDoesNotExistFromATableThatIsNotRead() {
        String other = "Bearer sk-other-0123456789abcdefWXYZ";
        keys.loaded(false);
        assertThat(identify(other)).isEqualTo(new Identification.NotReady());
        keys.loaded(true);
        assertThat(identify(other)).isEqualTo(new Identification.Unknown("…WXYZ"));
    }

    @Test
    void doesNotKnowAKeyAnyMoreOnceItIsRevoked() {
        keys.remove(ApiKeyHash.of(SECRET).hex());
        assertThat(identify("Bearer " + SECRET)).isEqualTo(new Identification.Unknown("…BCDE"));
    }

    @Test
    void tellsKeysThatDifferInTheirCaseApart() {
        assertThat(identify("Bearer " + SECRET.toUpperCase(Locale.ROOT)))
                .isInstanceOf(Identification.Unknown.class);
    }

    @Test
    void showsNothingOfAShortSecretAndFourCharactersOfALongOne() {
        for (int length = 1; length <= 200; length++) {
            String secret =
                    "s".repeat(Math.max(0, length - 4)) + "WXYZ".substring(0, Math.min(4, length));
            assertThat(identify("Bearer " + secret))
                    .isEqualTo(new Identification.Unknown(length < 16 ? "…" : "…WXYZ"));
        }
        assertThat(identify("Bearer " + "s".repeat(201))).isEqualTo(new Identification.Missing());
    }

    private Identification identify(@Nullable String header) {
        return callers.identify(header, null);
    }
}
