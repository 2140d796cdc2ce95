package io.getinference.account.announce;

import org.slf4j.Logger;

/** Work that is tried again until it succeeds; says once that it fails and once that it is over. */
final class Outage {

    private final Logger log;
    private final String work;
    private boolean isOn;

    Outage(Logger log, String work) {
        this.log = log;
        this.work = work;
    }

    /** Tries the work; false if it failed. */
    boolean survives(Runnable attempt) {
        try {
            attempt.run();
        } catch (RuntimeException e) {
            if (!isOn) {
                log.warn("{} fails and is tried again until it succeeds", work, e);
            }
            isOn = true;
            return false;
        }
        if (isOn) {
            log.info("{} works again", work);
        }
        isOn = false;
        return true;
    }
}
