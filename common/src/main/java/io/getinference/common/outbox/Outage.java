package io.getinference.common.outbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.atomic.AtomicBoolean;

/** Work that is tried again until it succeeds; says once that it fails and once that it is over. */
public final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final String work;
    private final AtomicBoolean on = new AtomicBoolean();

    /**
     * Nothing has failed yet.
     *
     * @param work as the log names it, at the start of a sentence
     */
    public Outage(String work) {
        this.work = work;
    }

    /** Tries the work; false if it failed. */
    public boolean survives(Runnable attempt) {
        try {
            attempt.run();
        } catch (RuntimeException e) {
            failed(e);
            return false;
        }
        succeeded();
        return true;
    }

    /** A try failed; the first of a row of failures is logged. */
    public void failed(RuntimeException cause) {
        if (on.compareAndSet(false, true)) {
            LOG.warn("{} fails and is tried again until it succeeds", work, cause);
        }
    }

    /** A try succeeded; the first after failures is logged. */
    public void succeeded() {
        if (on.compareAndSet(true, false)) {
            LOG.info("{} works again", work);
        }
    }
}
