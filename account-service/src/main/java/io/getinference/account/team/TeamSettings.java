package io.getinference.account.team;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many teams there may be.
 *
 * @param teamsMax the most teams of one account that are not archived: all of them are in every
 *     {@code LimitsSet} and in the state of the account's budgets
 */
@ConfigurationProperties("getinference.team")
record TeamSettings(@DefaultValue("100") int teamsMax) {

    TeamSettings {
        if (teamsMax < 1) {
            throw new IllegalArgumentException("an account may have at least one team");
        }
    }
}
