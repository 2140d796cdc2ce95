package io.getinference.billing;

import io.getinference.testing.TestDatabase;
import io.getinference.testing.TestPostgres;

import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** A fresh database with billing's schema, without the service around it. */
public record BillingDatabase(JdbcClient jdbc, TransactionOperations transactions) {

    public static BillingDatabase fresh() {
        TestDatabase database = TestPostgres.shared().newDatabase();
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.url(), database.user(), database.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration", "classpath:db/outbox")
                .load()
                .migrate();
        return new BillingDatabase(
                JdbcClient.create(source),
                new TransactionTemplate(new JdbcTransactionManager(source)));
    }

    public long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
