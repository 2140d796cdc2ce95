package io.getinference.gateway.door;

import io.getinference.gateway.openai.RequestSettings;

import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

import java.util.concurrent.atomic.AtomicLong;

/** How much of all callers' bodies is in memory. Nobody waits for room: see the rationale. */
@Component
final class BytesInFlight {

    private final long max;
    private final AtomicLong held = new AtomicLong();

    /** Does not start with less room than the one largest body needs: nobody could send it. */
    BytesInFlight(DoorBounds bounds, RequestSettings requests) {
        this.max = bounds.bodyBytesInFlight();
        require("request.body-max", requests.bodyMax());
        require("door.api-body-max", bounds.apiBodyMax());
    }

    private void require(String setting, DataSize body) {
        if (body.toBytes() > max) {
            throw new TooLittleRoomException(
                    "getinference.door.body-bytes-in-flight-max (a 24th of the heap if not set) is "
                            + max
                            + " bytes, less than getinference."
                            + setting
                            + " with "
                            + body.toBytes());
        }
    }

    /** Whether there was room; if not, nothing is held. */
    boolean take(long bytes) {
        if (held.addAndGet(bytes) <= max) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }

    long held() {
        return held.get();
    }
}
