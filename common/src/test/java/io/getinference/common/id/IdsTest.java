package io.getinference.common.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.getinference.common.event.Wire;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

class IdsTest {

    private static final String ULID = "01JD8Z6J8M3T4V5W6X7Y8Z9ABC";

    record Kind(String prefix, Function<String, Object> of, Supplier<Object> next) {}

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("acct_", AccountId::new, AccountId::next),
                new Kind("key_", KeyId::new, KeyId::next),
                new Kind("grant_", GrantId::new, GrantId::next),
                new Kind("price_", PriceId::new, PriceId::next),
                new Kind("req_", RequestId::new, RequestId::next),
                new Kind("gw_", GatewayId::new, GatewayId::next));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isWrittenAsItIsRead(Kind kind) {
        Object id = kind.of().apply(kind.prefix() + ULID);
        assertThat(id).hasToString(kind.prefix() + ULID);
        String json = Wire.JSON.writeValueAsString(id);
        assertThat(json).isEqualTo("\"" + id + "\"");
        assertThat((Object) Wire.JSON.readValue(json, id.getClass())).isEqualTo(id);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void growsInOrderWithinOneProcess(Kind kind) {
        List<String> ids = Stream.generate(kind.next()).limit(1_000).map(Object::toString).toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> kind.of().apply(id).toString().equals(id));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isNotMistakenForAnotherKind(Kind kind) {
        for (Kind other : kinds().toList()) {
            if (!other.prefix().equals(kind.prefix())) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> kind.of().apply(other.prefix() + ULID));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "acct_",
                ULID,
                "acct_01JD8Z6J8M3T4V5W6X7Y8Z9AB",
                "acct_01JD8Z6J8M3T4V5W6X7Y8Z9ABCD",
                "acct_81JD8Z6J8M3T4V5W6X7Y8Z9ABC",
                "acct_01JD8Z6J8M3T4V5W6X7Y8Z9ABU",
                "ACCT_01JD8Z6J8M3T4V5W6X7Y8Z9ABC",
                " acct_01JD8Z6J8M3T4V5W6X7Y8Z9ABC"
            })
    void refusesWhatHasNotTheShape(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountId(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"01jd8z6j8m3t4v5w6x7y8z9abc", "O1JD8Z6J8M3T4V5W6X7Y8Z9ABC"})
    void hasOneSpellingOnlySinceTextIsComparedOnTopicsAndInTables(String ulid) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountId("acct_" + ulid));
    }

    @Test
    void readsALifeAsItIsWritten() {
        LifeId life = new LifeId(new GatewayId("gw_" + ULID), 42);
        assertThat(life).hasToString("life_" + ULID + "-42");
        assertThat(LifeId.parse(life.toString())).isEqualTo(life);
        assertThat(Wire.JSON.readValue(Wire.JSON.writeValueAsString(life), LifeId.class))
                .isEqualTo(life);
        assertThat(LifeId.parse("life_" + ULID + "-" + Long.MAX_VALUE).count())
                .isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "life_",
                "life_-1",
                "life_" + ULID,
                "life_" + ULID + "-",
                "life_" + ULID + "-0",
                "life_" + ULID + "--1",
                "life_" + ULID + "-01",
                "life_" + ULID + "-+1",
                "life_" + ULID + "-١",
                "life_" + ULID + "-1.0",
                "life_" + ULID + "-9223372036854775808",
                "gw_" + ULID + "-1"
            })
    void refusesWhatIsNoLife(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LifeId.parse(text));
    }

    @Test
    void aRequestKnowsWhenItWasMade() {
        assertThat(new RequestId("req_01ARZ3NDEKTSV4RRFFQ69G5FAV").madeAt())
                .isEqualTo(Instant.parse("2016-07-30T23:54:10.259Z"));
    }
}
