package io.getinference.local.server;

import io.getinference.local.process.LogFile;

import java.nio.file.Path;

/**
 * Where the server listens (on the loopback address) and keeps its files.
 *
 * @param port for clients
 * @param home its binaries and its data
 * @param log what it writes
 * @param passwords of its two roles
 */
public record PostgresSettings(int port, Path home, LogFile log, Passwords passwords) {

    static final String DATA = "data";

    /**
     * The services know theirs only, so that none of them can go round its own privileges.
     *
     * @param superuser of the launcher itself
     * @param services of the role that all services share
     */
    public record Passwords(String superuser, String services) {

        /** They become part of SQL statements, so they may not need quoting. */
        public Passwords {
            if (!superuser.matches("[A-Za-z0-9_-]{16,}")
                    || !services.matches("[A-Za-z0-9_-]{16,}")) {
                throw new IllegalArgumentException("A database password is 16 plain characters");
            }
        }
    }

    /** The cluster's data directory. */
    Path data() {
        return home.resolve(DATA);
    }

    /** The JDBC URL of one of its databases. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
