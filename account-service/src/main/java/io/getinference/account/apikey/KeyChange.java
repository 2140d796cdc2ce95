package io.getinference.account.apikey;

/** What became of the wish to change a key. */
sealed interface KeyChange {

    record Changed(KeyView key) implements KeyChange {}

    /** The key is revoked and changes no more. */
    record Revoked() implements KeyChange {}

    /** The account has no such team, or it is archived. */
    record UnknownTeam() implements KeyChange {}

    record UnknownKey() implements KeyChange {}
}
