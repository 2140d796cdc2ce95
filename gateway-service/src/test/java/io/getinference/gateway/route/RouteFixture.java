package io.getinference.gateway.route;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.rating.Price;
import io.getinference.gateway.provider.ModelProvider;
import io.getinference.gateway.table.Table;

import java.time.InstantSource;
import java.util.List;

/** Routes for tests of other packages. */
public final class RouteFixture {

    private RouteFixture() {}

    public static Routes routes(
            Table<ModelRow> models,
            Table<Price> prices,
            ModelProvider provider,
            InstantSource clock) {
        RouteSettings settings =
                new RouteSettings(null, RouteSettings.RetiredModels.FOLLOW_SUCCESSOR);
        return new Routes(models, prices, List.of(provider), settings, clock);
    }
}
