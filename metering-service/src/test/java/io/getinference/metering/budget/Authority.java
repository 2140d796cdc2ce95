package io.getinference.metering.budget;

import java.util.Objects;

/** A fold under test: the real one, or one with a bug planted in it. */
interface Authority {

    Authority REAL =
            (state, entry) ->
                    entry.event() == null
                            ? state.apply(Objects.requireNonNull(entry.claim()), entry.at())
                            : state.apply(entry.event(), entry.at());

    Applied apply(AccountState state, Entry entry);
}
