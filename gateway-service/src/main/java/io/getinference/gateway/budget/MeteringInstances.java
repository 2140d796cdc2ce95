package io.getinference.gateway.budget;

import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The metering instances, asked one after the other until one knows: each gets its share of the
 * time that is left, so that a silent one leaves the next its turn.
 */
public final class MeteringInstances {

    private final List<MeteringInstance> instances;
    private final MeteringSettings settings;
    private final AtomicInteger asks = new AtomicInteger();

    MeteringInstances(RestClient client, MeteringSettings settings) {
        this.settings = settings;
        this.instances =
                settings.instances().stream()
                        .map(url -> new MeteringInstance(client, url, settings))
                        .toList();
    }

    /**
     * Asks.
     *
     * @throws RestClientException what the last one said, if none knew in time, or the question
     *     itself is wrong
     */
    public <T> T ask(Question<T> question, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            List<MeteringInstance> round = round();
            for (int i = 0; i < round.size(); i++) {
                long left = Math.max(0, end - System.nanoTime());
                try {
                    return round.get(i).answer(question, left / (round.size() - i));
                } catch (HttpClientErrorException e) {
                    throw e;
                } catch (RestClientException e) {
                    if (end - System.nanoTime() <= settings.pause().toNanos()) {
                        throw e;
                    }
                }
            }
            TimeUnit.NANOSECONDS.sleep(settings.pause().toNanos());
        }
    }

    /** Each begins with the next one; those that did not answer lately come last. */
    private List<MeteringInstance> round() {
        List<MeteringInstance> answering = new ArrayList<>();
        List<MeteringInstance> skipped = new ArrayList<>();
        List<MeteringInstance> all = new ArrayList<>(instances);
        Collections.rotate(all, -Math.floorMod(asks.getAndIncrement(), all.size()));
        all.forEach(instance -> (instance.isSkipped() ? skipped : answering).add(instance));
        answering.addAll(skipped);
        return answering;
    }

    /**
     * What is asked of whichever instance.
     *
     * @param <T> its answer
     */
    public interface Question<T> {

        /**
         * Asks one.
         *
         * @param wait how long it may take
         */
        T of(RestClient instance, Duration wait);
    }
}
