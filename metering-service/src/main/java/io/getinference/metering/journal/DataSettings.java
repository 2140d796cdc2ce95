package io.getinference.metering.journal;

import org.springframework.boot.context.properties.ConfigurationProperties;

import java.nio.file.Path;

/**
 * What this instance keeps on disk.
 *
 * @param dataDir its own; two instances never share one
 */
@ConfigurationProperties("getinference")
record DataSettings(Path dataDir) {}
