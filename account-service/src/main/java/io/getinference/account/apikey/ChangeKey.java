package io.getinference.account.apikey;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import io.getinference.account.account.DisplayName;

import org.jspecify.annotations.Nullable;

/** What a PATCH says about a key. */
final class ChangeKey extends KeyWish {

    private @Nullable DisplayName name;

    @JsonSetter(value = "name", nulls = Nulls.FAIL)
    void name(DisplayName newName) {
        name = newName;
    }

    /** The name from now on. */
    String nameOr(String present) {
        return name == null ? present : name.value();
    }
}
