package io.getinference.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What holds for every store. */
abstract class StoreContract<S extends Store> {

    private final S store = open();

    /** A new one. */
    abstract S open();

    /** What the next process finds after the one that has this store was killed. */
    abstract Store afterKill(S killed) throws Exception;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void givesBackWhatItKeeps() throws Exception {
        store.write(put("a", "1").plus(put("b", "")));
        assertThat(all(store)).containsExactly("a=1", "b=");
    }

    @Test
    void theLastChangeOfAKeyCounts() throws Exception {
        store.write(put("a", "1"));
        store.write(put("a", "2").delete("a").plus(put("a", "3")).plus(put("b", "1")).delete("b"));
        assertThat(all(store)).containsExactly("a=3");
    }

    @Test
    void whatIsDeletedIsGone() throws Exception {
        store.write(put("a", "1").plus(put("b", "1")));
        store.write(Changes.NONE.delete("a").delete("never there"));
        assertThat(all(store)).containsExactly("b=1");
    }

    @Test
    void readsARangeInTheOrderOfItsKeys() throws Exception {
        store.write(put("b/2", "").plus(put("a", "")).plus(put("b/10", "")).plus(put("c", "")));
        store.write(put("b/1", "").plus(put("b", "")));
        assertThat(keys(Range.of("b/"), 9)).containsExactly("b/1", "b/10", "b/2");
        assertThat(keys(Range.of("b/"), 2)).containsExactly("b/1", "b/10");
        assertThat(keys(Range.of("b/").after("b/1"), 9)).containsExactly("b/10", "b/2");
        assertThat(keys(Range.of("b/").after("b/11"), 9)).containsExactly("b/2");
        assertThat(keys(Range.of("b/").after("a"), 1)).containsExactly("b/1");
        assertThat(keys(Range.of("b/").after("b/2"), 9)).isEmpty();
        assertThat(keys(Range.of("d"), 9)).isEmpty();
        assertThat(keys(Range.of(""), 2)).containsExactly("a", "b");
    }

    @Test
    void whatIsWrittenSurvivesAKill() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            store.write(put("k" + i, "x".repeat(100)).delete("k" + (i - 10)));
        }
        try (Store next = afterKill(store)) {
            assertThat(all(next)).hasSize(10).contains("k999=" + "x".repeat(100));
            next.write(put("k", "new"));
            assertThat(all(next)).hasSize(11).contains("k=new");
        }
    }

    @Test
    void syncsForManyAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers =
                    IntStream.range(0, 50)
                            .<Future<?>>mapToObj(writer ->
                                    threads.submit(() -> {
                                        store.write(put("w" + writer, ""));
                                        store.sync();
                                        return null;
                                    }))
                            .toList();
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        assertThat(all(store)).hasSize(50);
    }

    @Test
    void failsAfterItIsClosed() {
        store.close();
        store.close();
        assertThatThrownBy(() -> store.write(put("a", ""))).isInstanceOf(StoreFailure.class);
        assertThatThrownBy(store::sync).isInstanceOf(StoreFailure.class);
        assertThatThrownBy(() -> store.read(Range.of(""), 1)).isInstanceOf(StoreFailure.class);
    }

    static Changes put(String key, String value) {
        return Changes.NONE.put(key, value.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> all(Store store) throws StoreFailure {
        return store.read(Range.of(""), 1_000_000).stream()
                .map(entry -> entry.key() + "=" + new String(entry.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private List<String> keys(Range range, int max) throws StoreFailure {
        return store.read(range, max).stream().map(Entry::key).toList();
    }
}
