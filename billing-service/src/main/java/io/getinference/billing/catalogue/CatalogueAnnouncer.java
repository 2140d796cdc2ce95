package io.getinference.billing.catalogue;

import io.getinference.billing.announce.Announcements;
import io.getinference.common.topic.Topic;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells the catalogue, after the prices. */
@Component
@Order(2)
class CatalogueAnnouncer implements ApplicationRunner {

    private final PostgresCatalogue catalogue;
    private final Announcements announcements;

    CatalogueAnnouncer(PostgresCatalogue catalogue, Announcements announcements) {
        this.catalogue = catalogue;
        this.announcements = announcements;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        catalogue
                .all()
                .forEach(row -> announcements.announce(Topic.MODEL_CATALOGUE, row.id(), row));
    }
}
