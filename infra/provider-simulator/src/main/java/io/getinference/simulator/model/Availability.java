package io.getinference.simulator.model;

import java.time.LocalDate;

/** What becomes of a model, from a date on. */
public sealed interface Availability {
    /** It answers for good. */
    record Served() implements Availability {}

    /** From {@code from} on it is answered with 404. */
    record RetiredFrom(LocalDate from) implements Availability {}

    /** From {@code from} on {@code successor} answers in its place, under its own name. */
    record ReroutedFrom(LocalDate from, String successor) implements Availability {}
}
