package io.getinference.gateway.route;

import io.getinference.common.catalogue.PublicModel;

import java.util.List;

/** Where a request for a model goes. */
public sealed interface Routing {

    /** It can be answered. */
    record Found(Route route) implements Routing {}

    /**
     * No such model is offered now.
     *
     * @param name as the caller wrote it
     * @param nearest names that the caller may have meant and may use
     */
    record Unknown(String name, List<String> nearest) implements Routing {

        public Unknown {
            nearest = List.copyOf(nearest);
        }

        /** A name that is near to none. */
        public Unknown(String name) {
            this(name, List.of());
        }
    }

    /** The model is offered, but not to this key. */
    record NotAllowed(String name) implements Routing {}

    /** The model is offered but has no price; it is not called. */
    record Unpriced(PublicModel model) implements Routing {}

    /** The gateway has not yet read the catalogue and the price book. */
    record NotReady() implements Routing {}
}
