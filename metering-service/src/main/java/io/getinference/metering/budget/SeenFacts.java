package io.getinference.metering.budget;

/**
 * Which facts of the two outboxes were seen.
 *
 * @param billing each counts once, in whatever order they come
 * @param limits the number of the limits that hold; each fact names all limits, so an older one has
 *     nothing to say
 */
record SeenFacts(SeenNumbers billing, long limits) {

    static final SeenFacts NONE = new SeenFacts(SeenNumbers.NONE, 0);

    SeenFacts andBilling(long number) {
        return new SeenFacts(billing.and(number), limits);
    }

    SeenFacts withLimits(long number) {
        return new SeenFacts(billing, number);
    }
}
