package io.getinference.account.apikey;

/** What became of the wish for a key. */
sealed interface Issue {

    /**
     * The key is active, as soon as the announcement is around.
     *
     * @param secret to be shown now or never
     */
    record Issued(KeyView key, ApiKeySecret secret) implements Issue {}

    /** The account has as many active keys as it may; one must be revoked first. */
    record TooManyKeys() implements Issue {}

    /** The account has no such team, or it is archived. */
    record UnknownTeam() implements Issue {}

    record UnknownAccount() implements Issue {}
}
