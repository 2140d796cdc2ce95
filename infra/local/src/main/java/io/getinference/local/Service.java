package io.getinference.local;

import io.getinference.local.process.Launch;

import java.net.URI;

/**
 * A process of ours and where it says that it is ready.
 *
 * @param launch how it starts
 * @param health answers 200 when it is ready
 */
record Service(Launch launch, URI health) {}
