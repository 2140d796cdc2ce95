package io.getinference.account.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import io.getinference.account.account.Refusals;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.event.AccountModels;
import io.getinference.common.id.AccountId;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.Map;

@RestController
@RequestMapping("/api/account/v1/accounts/{id}/models")
class ModelsApi {

    private final ModelNaming naming;

    ModelsApi(ModelNaming naming) {
        this.naming = naming;
    }

    @GetMapping
    View find(@PathVariable("id") AccountId account) {
        return naming.find(account).map(View::of).orElseThrow(() -> Refusals.unknown(account));
    }

    @PutMapping
    View name(@PathVariable("id") AccountId account, @RequestBody View wish) {
        AccountModels names = names(wish);
        if (!naming.name(account, names)) {
            throw Refusals.unknown(account);
        }
        return View.of(names);
    }

    private static AccountModels names(View wish) {
        try {
            return new AccountModels(wish.defaultModel(), wish.aliases());
        } catch (IllegalArgumentException e) {
            throw Refusals.badField("aliases", String.valueOf(e.getMessage()));
        }
    }

    /** The whole of an account's names: what is not said is not there. */
    record View(
            @JsonProperty("default_model") @Nullable PublicModel defaultModel,
            @JsonProperty(value = "aliases", required = true)
                    @JsonSetter(nulls = Nulls.FAIL, contentNulls = Nulls.FAIL)
                    Map<PublicModel, PublicModel> aliases) {

        static View of(AccountModels names) {
            return new View(names.defaultModel(), names.aliases());
        }
    }
}
