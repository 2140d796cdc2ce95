package io.getinference.gateway.media;

import io.getinference.gateway.provider.Content;
import io.getinference.gateway.provider.Turn;

import org.apache.hc.client5.http.classic.methods.HttpGet;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches the pictures that a conversation only names, before anything is set aside for it. */
public final class Pictures implements AutoCloseable {

    private final PictureFetcher fetcher;
    private final MediaSettings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Pictures(PictureFetcher fetcher, MediaSettings settings) {
        this.fetcher = fetcher;
        this.settings = settings;
    }

    /** A picture that could not be had, and where the request names it. */
    public static final class Missing extends Exception {

        private static final long serialVersionUID = 1L;

        private final String field;

        Missing(String field, MediaException why) {
            super(why.getMessage(), why);
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    /** The conversation with its pictures. */
    public List<Turn> fetched(List<Turn> turns) throws Missing {
        List<Content.Linked> links = links(turns);
        if (links.isEmpty()) {
            return turns;
        }
        if (links.size() > settings.picturesMax()) {
            throw new Missing(
                    links.get(settings.picturesMax()).field(),
                    new MediaException(
                            "at most " + settings.picturesMax() + " pictures by their address."));
        }
        Map<Content.Linked, Content> pictures = fetchAll(links);
        return turns.stream().map(turn -> with(pictures, turn)).toList();
    }

    private Map<Content.Linked, Content> fetchAll(List<Content.Linked> links) throws Missing {
        List<HttpGet> requests = Collections.synchronizedList(new ArrayList<>());
        Map<Content.Linked, Future<Content>> fetches = new LinkedHashMap<>();
        for (Content.Linked link : links) {
            fetches.computeIfAbsent(
                    link,
                    one ->
                            threads.submit(() ->
                                    MediaReader.image(
                                            fetcher.fetch(one.address(), requests::add))));
        }
        long until = System.nanoTime() + settings.timeMax().toNanos();
        Map<Content.Linked, Content> pictures = new LinkedHashMap<>();
        try {
            for (Map.Entry<Content.Linked, Future<Content>> fetch : fetches.entrySet()) {
                pictures.put(fetch.getKey(), await(fetch.getKey(), fetch.getValue(), until));
            }
            return pictures;
        } finally {
            if (pictures.size() < fetches.size()) {
                fetches.values().forEach(fetch -> fetch.cancel(true));
                List.copyOf(requests).forEach(HttpGet::cancel);
            }
        }
    }

    private static Content await(Content.Linked link, Future<Content> fetch, long untilNanos)
            throws Missing {
        try {
            Duration left = Duration.ofNanos(Math.max(0, untilNanos - System.nanoTime()));
            return fetch.get(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new Missing(
                    link.field(),
                    e.getCause() instanceof MediaException known
                            ? known
                            : new MediaException("the picture could not be fetched."));
        } catch (TimeoutException e) {
            throw new Missing(
                    link.field(), new MediaException("the picture took too long to fetch."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Missing(link.field(), new MediaException("we are stopping; please retry."));
        }
    }

    private static List<Content.Linked> links(List<Turn> turns) {
        return turns.stream()
                .filter(Turn.User.class::isInstance)
                .flatMap(turn -> ((Turn.User) turn).contents().stream())
                .filter(Content.Linked.class::isInstance)
                .map(Content.Linked.class::cast)
                .toList();
    }

    private static Turn with(Map<Content.Linked, Content> pictures, Turn turn) {
        if (!(turn instanceof Turn.User(List<Content> contents))) {
            return turn;
        }
        List<Content> fetched = new ArrayList<>();
        for (Content content : contents) {
            fetched.add(
                    content instanceof Content.Linked link
                            ? pictures.getOrDefault(link, link)
                            : content);
        }
        return new Turn.User(fetched);
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        fetcher.close();
    }
}
