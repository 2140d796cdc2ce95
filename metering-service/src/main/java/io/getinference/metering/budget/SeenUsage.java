package io.getinference.metering.budget;

import io.getinference.common.id.LifeId;

import java.util.ArrayList;
import java.util.List;

/** Which usage numbers of each gateway life were seen in this account. */
record SeenUsage(List<OfLife> lives) {

    static final SeenUsage NONE = new SeenUsage(List.of());

    SeenUsage {
        lives = List.copyOf(lives);
    }

    SeenNumbers of(LifeId life) {
        return lives.stream()
                .filter(seen -> seen.life.equals(life))
                .findFirst()
                .map(OfLife::numbers)
                .orElse(SeenNumbers.NONE);
    }

    SeenUsage and(LifeId life, long number) {
        List<OfLife> others = new ArrayList<>(lives);
        others.removeIf(seen -> seen.life.equals(life));
        others.add(new OfLife(life, of(life).and(number)));
        return new SeenUsage(others);
    }

    record OfLife(LifeId life, SeenNumbers numbers) {}
}
