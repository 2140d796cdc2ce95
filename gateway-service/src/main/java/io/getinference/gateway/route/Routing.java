package io.getinference.gateway.route;

import io.getinference.common.catalogue.PublicModel;

/** Where a request for a model goes. */
public sealed interface Routing {

    /** It can be answered. */
    record Found(Route route) implements Routing {}

    /** No such model is offered now. */
    record Unknown(String name) implements Routing {}

    /** The model is offered but has no price; it is not called. */
    record Unpriced(PublicModel model) implements Routing {}

    /** The gateway has not yet read the catalogue and the price book. */
    record NotReady() implements Routing {}
}
