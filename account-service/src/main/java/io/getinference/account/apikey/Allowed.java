package io.getinference.account.apikey;

import com.fasterxml.jackson.annotation.JsonCreator;

import io.getinference.common.address.AddressBlock;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.event.ApiKeyRow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/** What a key may be used for, or where from, as columns hold it. */
sealed interface Allowed {

    /** In canonical form, each once, in the order in which they were given. */
    List<String> values();

    /** Public models by name; whether there are such models, the catalogue says. */
    record Models(List<String> values) implements Allowed {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Models {
            values = canonical(values, name -> new PublicModel(name).value(), "models");
        }
    }

    /** Addresses and blocks of them. */
    record Addresses(List<String> values) implements Allowed {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Addresses {
            values = canonical(values, text -> AddressBlock.of(text).toString(), "addresses");
        }
    }

    private static List<String> canonical(
            List<String> values, Function<String, String> form, String what) {
        if (values.isEmpty() || values.size() > ApiKeyRow.ALLOWED_MAX) {
            throw new IllegalArgumentException(
                    "1 to " + ApiKeyRow.ALLOWED_MAX + " " + what + ", or null for all");
        }
        return List.copyOf(new LinkedHashSet<>(values.stream().map(form).toList()));
    }
}
