package io.getinference.gateway.attempt;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.ProviderFailure;

import org.jspecify.annotations.Nullable;

/**
 * The ways in which a question may be answered: at present by one model, which there is leave to
 * ask, and where that fails perhaps by another one. What is told to the caller about the present
 * way may be told by another thread than the one that asks.
 */
public final class Ways implements AutoCloseable {

    private final Circuits circuits;
    private Way present;
    private Pass pass;
    private @Nullable Way spare;
    private @Nullable UpstreamModel answering;

    Ways(Circuits circuits, Way present, Pass pass, @Nullable Way spare) {
        this.circuits = circuits;
        this.present = present;
        this.pass = pass;
        this.spare = spare;
    }

    /** What no attempt goes beyond. */
    public synchronized Bound bound() {
        Bound bound = Bound.of(present);
        return spare == null ? bound : bound.or(Bound.of(spare));
    }

    /** The way that is taken at present. */
    public synchronized Way present() {
        return present;
    }

    /** From now on no other way is taken; false if there was none anyway. */
    public synchronized boolean stay() {
        boolean changed = spare != null;
        spare = null;
        return changed;
    }

    /** The model that answers, as far as that is known: its provider may call another one. */
    public synchronized UpstreamModel answering() {
        return answering == null ? present.route().model().upstream() : answering;
    }

    /** Takes the other way; false if there is none, or no leave to ask there. */
    synchronized boolean turn() {
        Way other = spare;
        spare = null;
        @Nullable Pass leave = other == null ? null : circuits.pass(other.route());
        if (other == null || leave == null) {
            return false;
        }
        pass.close();
        present = other;
        pass = leave;
        return true;
    }

    AnswerStream send(long held) throws ProviderFailure {
        AnswerStream answer = present().prompt().send(present().outputTokensMax(held));
        pass().began();
        synchronized (this) {
            answering = answer.tally().answered();
            spare = null;
        }
        return new WatchedAnswer(answer, pass());
    }

    synchronized Pass pass() {
        return pass;
    }

    @Override
    public synchronized void close() {
        pass.close();
    }
}
