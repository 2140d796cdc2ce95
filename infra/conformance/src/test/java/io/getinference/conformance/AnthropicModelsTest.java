package io.getinference.conformance;

import static io.getinference.conformance.AnthropicBench.HAIKU;
import static io.getinference.conformance.AnthropicBench.HAIKU_SERVED;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.errors.NotFoundException;
import com.anthropic.models.models.ModelInfo;
import com.anthropic.models.models.ModelListParams;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

/** anthropic-java: the models. */
@Timeout(60)
class AnthropicModelsTest {
    @AutoClose private final AnthropicBench bench = new AnthropicBench();

    private List<String> listed(long pageSize) {
        return bench
                .client
                .models()
                .list(ModelListParams.builder().limit(pageSize).build())
                .autoPager()
                .stream()
                .map(ModelInfo::validate)
                .map(ModelInfo::id)
                .toList();
    }

    @Test
    @Proves(Capability.MODELS)
    void pagesAreTurnedByTheClient() {
        List<String> all = listed(1000);
        assertThat(all)
                .contains(HAIKU_SERVED)
                .doesNotContain("claude-opus-4-20250514")
                .doesNotHaveDuplicates();
        assertThat(listed(2)).isEqualTo(all);
        var first = bench.client.models().list(ModelListParams.builder().limit(2).build());
        assertThat(first.data()).hasSize(2);
        assertThat(first.hasMore()).contains(true);
        assertThat(first.nextPage().data().getFirst().id()).isEqualTo(all.get(2));
    }

    @Test
    @Proves(Capability.MODELS)
    void anAliasIsFoundAndARetiredModelIsNot() {
        ModelInfo haiku = bench.client.models().retrieve(HAIKU).validate();
        assertThat(haiku.id()).isEqualTo(HAIKU_SERVED);
        assertThat(haiku.displayName()).isEqualTo("Claude Haiku 4.5");
        assertThatThrownBy(() -> bench.client.models().retrieve("claude-opus-4-0"))
                .isInstanceOf(NotFoundException.class);
    }
}
