package io.getinference.common.outbox;

import io.getinference.testing.TestDatabase;
import io.getinference.testing.TestPostgres;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A database of one's own with an empty outbox. */
final class OutboxDatabase {

    private OutboxDatabase() {}

    static DriverManagerDataSource fresh() {
        TestDatabase fresh = TestPostgres.shared().newDatabase();
        var source = new DriverManagerDataSource(fresh.url(), fresh.user(), fresh.password());
        new ResourceDatabasePopulator(new ClassPathResource("db/outbox/V0_1__outbox.sql"))
                .execute(source);
        return source;
    }
}
