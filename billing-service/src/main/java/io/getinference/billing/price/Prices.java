package io.getinference.billing.price;

import io.getinference.common.id.PriceId;
import io.getinference.common.rating.Price;

import java.util.Optional;

/** The price book's rows by their ids. */
public interface Prices {

    /** A row; empty where the book never had one of that id. */
    Optional<Price> find(PriceId id);
}
