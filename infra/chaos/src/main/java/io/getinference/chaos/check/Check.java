package io.getinference.chaos.check;

import java.util.stream.Stream;

/** One invariant, or several that are read off the same evidence. */
interface Check {

    Stream<Row> rows(Trial trial);
}
