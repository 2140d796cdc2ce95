package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.address.AddressBlock;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An active API key as gateways know it; the value of topic {@code api-keys} under the key's hash.
 * A revoked key is a tombstone.
 *
 * @param lastFour the end of the secret, for messages
 * @param allowedModels what may be called with the key; null for every model
 * @param allowedAddresses where the key may be used from; null for anywhere
 * @param accountModels the account's own names of models, or null where it has none
 */
public record ApiKeyRow(
        @JsonProperty("key") KeyId key,
        @JsonProperty("account") AccountId account,
        @JsonProperty("last_four") String lastFour,
        @JsonProperty("allowed_models") @JsonInclude(Include.NON_NULL)
                @Nullable List<PublicModel> allowedModels,
        @JsonProperty("allowed_addresses") @JsonInclude(Include.NON_NULL)
                @Nullable List<AddressBlock> allowedAddresses,
        @JsonProperty("account_models") @JsonInclude(Include.NON_NULL)
                @Nullable AccountModels accountModels) {

    /** A list is in every gateway's memory, and read for each request. */
    public static final int ALLOWED_MAX = 50;

    private static final Pattern LAST_FOUR = Pattern.compile("[A-Za-z0-9_-]{4}");

    public ApiKeyRow {
        if (!LAST_FOUR.matcher(lastFour).matches()) {
            throw new IllegalArgumentException("the last four characters of a key");
        }
        allowedModels = allowedModels == null ? null : List.copyOf(allowedModels);
        allowedAddresses = allowedAddresses == null ? null : List.copyOf(allowedAddresses);
        check(allowedModels);
        check(allowedAddresses);
    }

    /** A key that may be used from anywhere, for every model. */
    public ApiKeyRow(KeyId key, AccountId account, String lastFour) {
        this(key, account, lastFour, null, null, null);
    }

    private static void check(@Nullable List<?> allowed) {
        if (allowed != null && (allowed.isEmpty() || allowed.size() > ALLOWED_MAX)) {
            throw new IllegalArgumentException("1 to " + ALLOWED_MAX + " are allowed, or all");
        }
    }
}
