package io.getinference.conformance;

import static io.getinference.conformance.GoogleGenaiBench.FLASH;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.genai.errors.ClientException;
import com.google.genai.types.ListModelsConfig;
import com.google.genai.types.Model;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;

/** google-genai: the models. */
@Timeout(60)
class GoogleGenaiModelsTest {
    @AutoClose private final GoogleGenaiBench bench = new GoogleGenaiBench();

    private List<String> listed(int pageSize) {
        List<String> names = new ArrayList<>();
        bench.client
                .models
                .list(ListModelsConfig.builder().pageSize(pageSize).build())
                .forEach(model -> names.add(model.name().orElseThrow()));
        return names;
    }

    @Test
    @Proves(Capability.MODELS)
    void pagesAreTurnedByTheClient() {
        List<String> all = listed(1000);
        assertThat(all)
                .contains("models/" + FLASH)
                .doesNotContain("models/gemini-2.0-flash")
                .doesNotHaveDuplicates();
        assertThat(listed(2)).isEqualTo(all);
    }

    @Test
    @Proves(Capability.MODELS)
    void aModelTellsItsLimitsAndAShutDownOneIsNotFound() {
        Model flash = bench.client.models.get(FLASH, null);
        assertThat(flash.inputTokenLimit()).contains(1_048_576);
        assertThat(flash.outputTokenLimit()).contains(65_536);
        assertThat(flash.supportedActions().orElseThrow()).contains("generateContent");
        assertThatThrownBy(() -> bench.client.models.get("gemini-2.0-flash", null))
                .isInstanceOfSatisfying(
                        ClientException.class, e -> assertThat(e.code()).isEqualTo(404));
    }
}
