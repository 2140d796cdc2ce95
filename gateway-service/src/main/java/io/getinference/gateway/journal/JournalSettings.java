package io.getinference.gateway.journal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * Where this gateway keeps what makes it itself.
 *
 * @param dataDir a directory of this gateway's own that survives its restarts
 */
@ConfigurationProperties("getinference")
record JournalSettings(@DefaultValue("data/gateway") Path dataDir) {}
