package io.getinference.metering.budget;

import java.util.Random;

/** What everybody in a simulation shares. */
record World(Random random, Clock clock, Network network) {}
