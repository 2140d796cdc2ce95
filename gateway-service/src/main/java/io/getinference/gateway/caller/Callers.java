package io.getinference.gateway.caller;

import io.getinference.common.address.Address;
import io.getinference.common.address.AddressBlock;
import io.getinference.common.event.ApiKeyHash;
import io.getinference.common.event.ApiKeyRow;
import io.getinference.gateway.table.Table;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells callers by their API keys. */
@Component
public final class Callers {

    /**
     * RFC 6750; the scheme's case does not matter. The length bound keeps garbage from being
     * hashed, and visible ASCII keeps it out of our messages, which show the end of a key.
     */
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([!-~]{1,200}) *");

    private static final int HINT_CHARS = 4;

    private final Table<ApiKeyRow> keys;

    Callers(Table<ApiKeyRow> keys) {
        this.keys = keys;
    }

    /**
     * Tells who calls from the value of the {@code Authorization} header.
     *
     * @param from where the call came from; null where that cannot be told
     */
    public Identification identify(@Nullable String authorization, @Nullable Address from) {
        Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
        if (!bearer.matches()) {
            return new Identification.Missing();
        }
        String secret = bearer.group(1);
        Optional<ApiKeyRow> row = keys.row(ApiKeyHash.of(secret).hex());
        if (row.isPresent()) {
            return known(row.get(), from);
        }
        return keys.isLoaded()
                ? new Identification.Unknown(hint(secret))
                : new Identification.NotReady();
    }

    private static Identification known(ApiKeyRow row, @Nullable Address from) {
        List<AddressBlock> allowed = row.allowedAddresses();
        if (allowed != null
                && (from == null || allowed.stream().noneMatch(b -> b.contains(from)))) {
            return new Identification.WrongAddress();
        }
        return new Identification.Known(new Caller(row.account(), row.key()), Access.of(row));
    }

    /** The key in the value of an {@code Authorization} header, whoever's it is. */
    public static Optional<KeySecret> secret(@Nullable String authorization) {
        Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
        return bearer.matches() ? Optional.of(new KeySecret(bearer.group(1))) : Optional.empty();
    }

    private static String hint(String secret) {
        return secret.length() < 4 * HINT_CHARS
                ? "…"
                : "…" + secret.substring(secret.length() - HINT_CHARS);
    }
}
