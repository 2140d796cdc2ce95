package io.getinference.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InMemoryStoreTest extends StoreContract<InMemoryStore> {

    @Override
    InMemoryStore open() {
        return new InMemoryStore();
    }

    @Override
    Store afterKill(InMemoryStore killed) {
        return killed.afterKill();
    }

    @Test
    void aFullOneWritesNothing() throws Exception {
        InMemoryStore store = open();
        store.full(true);
        assertThatThrownBy(() -> store.write(put("a", ""))).isInstanceOf(StoreFailure.class);
        store.full(false);
        assertThat(all(store)).isEmpty();
    }

    @Test
    void onlyWhatIsSyncedSurvivesAPowerCut() throws Exception {
        InMemoryStore store = open();
        store.write(put("a", "1"));
        store.sync();
        store.write(put("a", "2").plus(put("b", "")));
        assertThat(all(store.afterPowerCut())).containsExactly("a=1");
    }
}
