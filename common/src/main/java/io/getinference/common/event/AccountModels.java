package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.catalogue.PublicModel;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an account calls models by names of its own. Which models there are, the catalogue says: a
 * name may stand for one that is not offered.
 *
 * @param defaultModel answers where a request names none, or null
 * @param aliases public models by the names that stand for them; a name that stands for another
 *     alias stands for nothing
 */
public record AccountModels(
        @JsonProperty("default_model") @JsonInclude(Include.NON_NULL)
                @Nullable PublicModel defaultModel,
        @JsonProperty("aliases") Map<PublicModel, PublicModel> aliases) {

    public static final AccountModels NONE = new AccountModels(null, Map.of());

    /** Each is in every row of the account's keys. */
    public static final int ALIASES_MAX = 50;

    /** What a request may say instead of a model's name. */
    public static final PublicModel DEFAULT = new PublicModel("default");

    public AccountModels {
        aliases = Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
        if (aliases.size() > ALIASES_MAX) {
            throw new IllegalArgumentException("at most " + ALIASES_MAX + " aliases");
        }
        if (aliases.containsKey(DEFAULT)) {
            throw new IllegalArgumentException("`default` is no alias; set the default model");
        }
    }
}
