package io.getinference.account.model;

import io.getinference.common.event.AccountModels;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The names as they are kept; written with the account's row locked. */
@Component
public class NamedModels {

    private final JdbcClient jdbc;

    NamedModels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The account's names, as the caller's transaction sees them. */
    public AccountModels of(AccountId account) {
        return jdbc.sql("select names from account_models where account = :account")
                .param("account", account.value())
                .query(String.class)
                .optional()
                .map(names -> Wire.JSON.readValue(names, AccountModels.class))
                .orElse(AccountModels.NONE);
    }

    void set(AccountId account, AccountModels names) {
        jdbc.sql(
                        """
                        insert into account_models (account, names) values (:account, :names::json)
                        on conflict (account) do update set names = excluded.names
                        """)
                .param("account", account.value())
                .param("names", Wire.JSON.writeValueAsString(names))
                .update();
    }
}
