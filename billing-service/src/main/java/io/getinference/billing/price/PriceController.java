package io.getinference.billing.price;

import io.getinference.common.rating.Price;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** The price book over HTTP: every row, past and future. */
@RestController
class PriceController {

    private final PostgresPrices prices;

    PriceController(PostgresPrices prices) {
        this.prices = prices;
    }

    @GetMapping("/api/billing/v1/prices")
    Rows prices() {
        return new Rows(prices.all());
    }

    record Rows(List<Price> prices) {}
}
