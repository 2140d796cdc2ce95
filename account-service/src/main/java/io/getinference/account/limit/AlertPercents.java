package io.getinference.account.limit;

import com.fasterxml.jackson.annotation.JsonCreator;

import java.util.List;

/**
 * Percents of a budget whose reaching is told.
 *
 * @param percents ascending, each once
 */
public record AlertPercents(List<Integer> percents) {

    private static final int PERCENTS_MAX = 10;
    private static final int WHOLE = 100;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AlertPercents {
        percents = List.copyOf(percents);
        if (percents.size() > PERCENTS_MAX) {
            throw new IllegalArgumentException("at most " + PERCENTS_MAX + " percents");
        }
        int before = 0;
        for (int percent : percents) {
            if (percent <= before || percent > WHOLE) {
                throw new IllegalArgumentException("percents ascend and are from 1 to 100");
            }
            before = percent;
        }
    }
}
