package io.getinference.local;

import java.util.concurrent.ThreadLocalRandom;

/** A door's port such that it and all ports that go with it are free at the moment. */
final class FreeDoor {

    private FreeDoor() {}

    static int port() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int door = ThreadLocalRandom.current().nextInt(9_000, 20_900);
            if (isFree(new Ports(door))) {
                return door;
            }
        }
        throw new IllegalStateException("No free range of ports");
    }

    static boolean isFree(Ports ports) {
        return ports.byName().values().stream().noneMatch(Ports::isTaken);
    }
}
