package io.getinference.account.team;

/** What became of a wish about a team. */
sealed interface TeamOutcome {

    /** The team is as it was wished. */
    record Done(TeamView team) implements TeamOutcome {}

    /** Another team of the account has the name. */
    record NameTaken() implements TeamOutcome {}

    /** The account has as many teams as it may; one must be archived first. */
    record TooManyTeams() implements TeamOutcome {}

    /** The team is archived and changes no more. */
    record Archived() implements TeamOutcome {}

    /** Active keys are in the team; they must be moved or revoked first. */
    record HasKeys() implements TeamOutcome {}

    record UnknownTeam() implements TeamOutcome {}

    record UnknownAccount() implements TeamOutcome {}
}
