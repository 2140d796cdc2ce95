package io.getinference.billing.price;

import io.getinference.billing.announce.Announcements;
import io.getinference.common.topic.Topic;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells prices before the catalogue, so that no model is offered that cannot be priced. */
@Component
@Order(1)
class PriceAnnouncer implements ApplicationRunner {

    private final PostgresPrices prices;
    private final Announcements announcements;

    PriceAnnouncer(PostgresPrices prices, Announcements announcements) {
        this.prices = prices;
        this.announcements = announcements;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        prices.all()
                .forEach(price ->
                        announcements.announce(Topic.PRICE_BOOK, price.id().value(), price));
    }
}
