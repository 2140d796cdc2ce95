package io.getinference.local;

import io.getinference.local.process.Launch;
import io.getinference.local.program.Archives;

import java.net.URI;

/**
 * A process of ours and where it says that it is ready.
 *
 * @param part which one it is
 * @param launch how it starts
 * @param health answers 200 when it is ready
 * @param program what runs in it
 */
record Service(Part part, Launch launch, URI health, Archives.Running program) {}
