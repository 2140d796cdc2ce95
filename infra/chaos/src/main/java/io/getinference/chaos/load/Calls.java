package io.getinference.chaos.load;

import io.getinference.chaos.evidence.Call;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Every call that has ended, as its caller saw it. */
public final class Calls {

    private final Queue<Call> ended = new ConcurrentLinkedQueue<>();

    void add(Call call) {
        ended.add(call);
    }

    /** All so far. */
    public List<Call> all() {
        return List.copyOf(ended);
    }
}
