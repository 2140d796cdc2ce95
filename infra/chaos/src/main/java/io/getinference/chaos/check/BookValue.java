package io.getinference.chaos.check;

import io.getinference.chaos.evidence.Bill;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.PriceBook;
import io.getinference.common.rating.Rating;
import io.getinference.common.rating.Tiers;
import io.getinference.common.rating.Usage;

import java.time.Instant;
import java.util.List;

/** What tokens are worth by the price book on the day that all runs play. */
final class BookValue {

    /** The gateways and the simulator are told to play this day. */
    private static final Instant PRICED_AT = Instant.parse("2026-11-22T12:00:00Z");

    private static final Money NO_CEILING = new Money(Long.MAX_VALUE);

    private final PriceBook book;

    BookValue(List<Price> prices) {
        this.book = PriceBook.of(prices);
    }

    Money of(Bill bill) {
        UpstreamModel served = bill.served();
        return served == null || bill.billed().equals(Usage.NONE)
                ? Money.ZERO
                : of(bill.billed(), tiers(served).row(bill.billed().prompt()));
    }

    Tiers tiers(UpstreamModel model) {
        return book.at(model, PRICED_AT).orElseThrow();
    }

    private static Money of(Usage usage, Price row) {
        return Rating.rate(usage, row.perMillion(), NO_CEILING).value();
    }
}
