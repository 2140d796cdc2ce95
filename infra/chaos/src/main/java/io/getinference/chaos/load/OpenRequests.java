package io.getinference.chaos.load;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many requests are under way. */
public final class OpenRequests {

    private final Map<String, AtomicInteger> byGateway = new ConcurrentHashMap<>();

    /** One more at that gateway, until it is closed. */
    Open open(String gateway) {
        AtomicInteger count = byGateway.computeIfAbsent(gateway, _ -> new AtomicInteger());
        count.incrementAndGet();
        return count::decrementAndGet;
    }

    /** At all gateways. */
    public int all() {
        return byGateway.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** At one gateway. */
    public int at(String gateway) {
        AtomicInteger count = byGateway.get(gateway);
        return count == null ? 0 : count.get();
    }

    /** A request that is under way. */
    interface Open extends AutoCloseable {
        @Override
        void close();
    }
}
