package io.getinference.gateway.caller;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.event.AccountModels;
import io.getinference.common.event.ApiKeyRow;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an API key may be used for, and what its account calls models.
 *
 * @param models public models that may be called; null for every one
 * @param aliases public models by the names that stand for them
 * @param defaultModel called where a request names none, or null
 */
public record Access(
        @Nullable Set<String> models, Map<String, String> aliases, @Nullable String defaultModel) {

    /** Every model, by its own name. */
    public static final Access ANY = new Access(null, Map.of(), null);

    private static final String DEFAULT = AccountModels.DEFAULT.value();

    public Access {
        models = models == null ? null : Set.copyOf(models);
        aliases = Map.copyOf(aliases);
    }

    static Access of(ApiKeyRow row) {
        List<PublicModel> allowed = row.allowedModels();
        AccountModels names = row.accountModels();
        if (allowed == null && names == null) {
            return ANY;
        }
        Set<String> models =
                allowed == null
                        ? null
                        : allowed.stream().map(PublicModel::value).collect(Collectors.toSet());
        if (names == null) {
            return new Access(models, Map.of(), null);
        }
        PublicModel standard = names.defaultModel();
        return new Access(
                models,
                names.aliases().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        alias -> alias.getKey().value(),
                                        alias -> alias.getValue().value())),
                standard == null ? null : standard.value());
    }

    /**
     * The public model that a name stands for. The account's own word goes before the catalogue's,
     * so that a model which is offered later does not change whom a customer has been calling.
     */
    public String publicModel(String name) {
        if (defaultModel != null && (name.isEmpty() || name.equals(DEFAULT))) {
            return defaultModel;
        }
        return aliases.getOrDefault(name, name);
    }

    /** Whether the public model may be called. */
    public boolean allows(String publicModel) {
        return models == null || models.contains(publicModel);
    }

    /** Whether a request may leave the model out. */
    public boolean hasDefaultModel() {
        return defaultModel != null;
    }
}
