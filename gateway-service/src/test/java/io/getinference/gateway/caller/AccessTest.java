package io.getinference.gateway.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.address.Address;
import io.getinference.common.address.AddressBlock;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.event.AccountModels;
import io.getinference.common.event.ApiKeyHash;
import io.getinference.common.event.ApiKeyRow;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.gateway.table.InMemoryTable;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** What a key may be used for, and where from. */
class AccessTest {

    private static final String SECRET = "sk-abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE";
    private static final PublicModel M = new PublicModel("m");
    private static final PublicModel FAST = new PublicModel("fast");

    @Test
    void isForEverythingFromAnywhereWhereNothingIsSaid() {
        ApiKeyRow row = new ApiKeyRow(KeyId.next(), AccountId.next(), "BCDE");

        assertThat(identify(row, null)).isInstanceOf(Identification.Known.class);
        assertThat(access(row)).isSameAs(Access.ANY);
        assertThat(Access.ANY.allows("m")).isTrue();
        assertThat(Access.ANY.publicModel("m")).isEqualTo("m");
        assertThat(Access.ANY.publicModel("")).isEmpty();
        assertThat(Access.ANY.publicModel("default")).isEqualTo("default");
    }

    @Test
    void isOnlyFromTheAddressesThatAreAllowed() {
        ApiKeyRow row =
                row(
                        null,
                        List.of(AddressBlock.of("203.0.113.0/24"), AddressBlock.of("2001:db8::1")),
                        null);

        assertThat(identify(row, "203.0.113.200")).isInstanceOf(Identification.Known.class);
        assertThat(identify(row, "2001:db8:0:0::1")).isInstanceOf(Identification.Known.class);
        assertThat(identify(row, "203.0.114.1")).isEqualTo(new Identification.WrongAddress());
        assertThat(identify(row, "2001:db8::2")).isEqualTo(new Identification.WrongAddress());
        assertThat(identify(row, null)).isEqualTo(new Identification.WrongAddress());
    }

    @Test
    void isForTheModelsThatAreAllowed() {
        Access access = access(row(List.of(M), null, null));

        assertThat(access.allows("m")).isTrue();
        assertThat(access.allows("n")).isFalse();
    }

    @Test
    void knowsTheAccountsOwnNamesAndItsDefault() {
        Access access = access(row(null, null, new AccountModels(M, Map.of(FAST, M, M, FAST))));

        assertThat(access.hasDefaultModel()).isTrue();
        assertThat(access.publicModel("")).isEqualTo("m");
        assertThat(access.publicModel("default")).isEqualTo("m");
        assertThat(access.publicModel("fast")).isEqualTo("m");
        // Not followed further, and before the catalogue's own name.
        assertThat(access.publicModel("m")).isEqualTo("fast");
        assertThat(access.publicModel("other")).isEqualTo("other");
    }

    private static Access access(ApiKeyRow row) {
        return ((Identification.Known) identify(row, "203.0.113.1")).access();
    }

    private static Identification identify(ApiKeyRow row, @Nullable String from) {
        Callers callers =
                new Callers(new InMemoryTable<ApiKeyRow>().with(ApiKeyHash.of(SECRET).hex(), row));
        return callers.identify(
                "Bearer " + SECRET, from == null ? null : Address.of(from).orElseThrow());
    }

    private static ApiKeyRow row(
            @Nullable List<PublicModel> models,
            @Nullable List<AddressBlock> addresses,
            @Nullable AccountModels names) {
        return new ApiKeyRow(KeyId.next(), AccountId.next(), "BCDE", models, addresses, names);
    }
}
