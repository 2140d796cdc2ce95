package io.getinference.metering.budget;

/**
 * Which facts of the two outboxes were seen.
 *
 * @param billing each counts once, in whatever order they come
 * @param operator the number of account-service's newest fact; its outbox keeps their order, so an
 *     older one has nothing to say
 */
record SeenFacts(SeenNumbers billing, long operator) {

    static final SeenFacts NONE = new SeenFacts(SeenNumbers.NONE, 0);

    SeenFacts andBilling(long number) {
        return new SeenFacts(billing.and(number), operator);
    }

    SeenFacts withOperator(long number) {
        return new SeenFacts(billing, number);
    }
}
