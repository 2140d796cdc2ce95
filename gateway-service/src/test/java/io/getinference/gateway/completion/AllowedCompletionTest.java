package io.getinference.gateway.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.address.AddressBlock;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.event.AccountModels;
import io.getinference.common.event.ApiKeyHash;
import io.getinference.common.event.ApiKeyRow;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a key may call, where from, and by which names. */
class AllowedCompletionTest {

    private static final PublicModel M = new PublicModel("m");
    private static final PublicModel OTHER = new PublicModel("other");
    private static final AccountModels NAMES =
            new AccountModels(M, Map.of(new PublicModel("fast"), M, new PublicModel("big"), OTHER));

    private final PipelineFixture fixture = new PipelineFixture();

    @Test
    void refusesAModelThatTheKeyMayNotCallBeforeAnythingIsSetAside() throws IOException {
        key(List.of(OTHER), null, null);
        assertRefused("m", 403, "model_not_allowed");
    }

    @Test
    void refusesAnAliasOfAModelThatTheKeyMayNotCall() throws IOException {
        key(List.of(OTHER), null, NAMES);
        assertRefused("fast", 403, "model_not_allowed");
        assertRefused("default", 403, "model_not_allowed");
        assertThat(ask("big").getStatus()).isEqualTo(200);
    }

    @Test
    void refusesAKeyFromAnywhereElse() throws IOException {
        key(null, List.of(AddressBlock.of("203.0.113.0/24")), null);
        assertRefused("m", 403, "address_not_allowed");
    }

    @Test
    void answersAKeyFromWhereItMayBeUsed() throws IOException {
        key(List.of(M), List.of(AddressBlock.of("127.0.0.1")), null);
        assertThat(ask("m").getStatus()).isEqualTo(200);
    }

    @Test
    void callsTheModelThatANameStandsForAndSaysSo() throws IOException {
        key(null, null, NAMES);
        assertThat(ask("fast").getContentAsString()).contains("\"model\":\"m\"");
    }

    @Test
    void callsTheDefaultModelWhereNoneIsNamed() throws IOException {
        key(null, null, NAMES);
        assertThat(ask("default").getContentAsString()).contains("\"model\":\"m\"");
        assertThat(ask("").getContentAsString()).contains("\"model\":\"m\"");
        fixture.provider.says("Hello");
        MockHttpServletResponse answer =
                fixture.post("{'messages':[{'role':'user','content':'Hi'}]}");
        assertThat(answer.getContentAsString()).contains("\"model\":\"m\"");
    }

    @Test
    void wantsAModelWhereThereIsNoDefault() throws IOException {
        MockHttpServletResponse answer =
                fixture.post("{'messages':[{'role':'user','content':'Hi'}]}");
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("missing_required_parameter");
        assertRefused("default", 404, "model_not_found");
    }

    @Test
    void saysWhatMayHaveBeenMeantOfWhatTheKeyMayCall() throws IOException {
        assertThat(ask("othr").getContentAsString()).contains("Did you mean `other`?");
        key(List.of(M), null, NAMES);
        assertThat(ask("othr").getContentAsString()).doesNotContain("Did you mean");
        assertThat(ask("fasst").getContentAsString()).contains("Did you mean `fast`?");
        assertThat(ask("bigg").getContentAsString()).doesNotContain("Did you mean");
    }

    private void key(
            @Nullable List<PublicModel> models,
            @Nullable List<AddressBlock> addresses,
            @Nullable AccountModels names) {
        fixture.keys.with(
                ApiKeyHash.of("sk-test").hex(),
                new ApiKeyRow(KeyId.next(), AccountId.next(), "test", models, addresses, names));
    }

    private MockHttpServletResponse ask(String model) throws IOException {
        fixture.provider.says("Hello");
        return fixture.post(
                "{'model':'" + model + "','messages':[{'role':'user','content':'Hi'}]}");
    }

    private void assertRefused(String model, int status, String code) throws IOException {
        MockHttpServletResponse answer = ask(model);
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentAsString()).contains("\"code\":\"" + code + "\"");
    }
}
