package io.getinference.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

/** A sound run, to be spoilt by one thing, and what a check then says of it. */
abstract class Planting {

    final Sample run = Sample.sound();

    final void assertDifference(String invariant, String what, long difference) {
        assertThat(Checks.rows(run.evidence()))
                .filteredOn(row -> row.invariant().equals(invariant) && row.what().contains(what))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.difference()).as(row.toString()).isEqualTo(difference));
    }
}
