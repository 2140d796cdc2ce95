package io.getinference.billing.announce;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.atomic.AtomicBoolean;

/** Something that is tried over and over: its failing is logged once, and so is its recovery. */
public final class Outage {

    private static final Logger log = LoggerFactory.getLogger(Outage.class);

    private final String what;
    private final AtomicBoolean on = new AtomicBoolean();

    /**
     * Nothing has failed yet.
     *
     * @param what the work, as the log names it
     */
    public Outage(String what) {
        this.what = what;
    }

    /** A try failed; the first of a row of failures is logged. */
    public void failed(RuntimeException cause) {
        if (on.compareAndSet(false, true)) {
            log.error("{} fails and is tried again until it succeeds", what, cause);
        }
    }

    /** A try succeeded. */
    public void succeeded() {
        if (on.compareAndSet(true, false)) {
            log.info("{} succeeds again", what);
        }
    }

    /** Whether the last try failed. */
    public boolean isOn() {
        return on.get();
    }
}
