package io.getinference.testing;

import java.util.Objects;

/**
 * A fresh, empty PostgreSQL database of its own.
 *
 * @param url a JDBC URL without credentials
 * @param user a superuser of the test server
 * @param password that user's password
 */
public record TestDatabase(String url, String user, String password) {

    public TestDatabase {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }
}
