package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.event.ApiKeyHash;
import io.getinference.common.event.ApiKeyRow;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.gateway.caller.CallerFixture;
import io.getinference.gateway.completion.CompletionPipeline;
import io.getinference.gateway.provider.ModelProvider;
import io.getinference.gateway.route.RouteFixture;
import io.getinference.gateway.table.InMemoryTable;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The door of a gateway that has not read its tables, which a running one has. */
class StartingTest extends RunningGateway {

    private final InMemoryTable<ApiKeyRow> keys =
            new InMemoryTable<ApiKeyRow>()
                    .with(
                            ApiKeyHash.of(SECRET).hex(),
                            new ApiKeyRow(KeyId.next(), AccountId.next(), "6789"));
    private final InMemoryTable<ModelRow> models = new InMemoryTable<>();

    @Autowired CompletionPipeline pipeline;
    @Autowired List<ModelProvider> providers;

    @Test
    void doesNotSayThatThereAreNoModelsBeforeItHasReadThem() throws Exception {
        models.loaded(false);
        assertStarting(get());
        models.loaded(true);
        assertThat(get().getStatus()).isEqualTo(200);
    }

    @Test
    void doesNotSayThatAKeyIsWrongBeforeItHasReadThem() throws Exception {
        keys.remove(ApiKeyHash.of(SECRET).hex());
        keys.loaded(false);
        assertStarting(get());
        keys.loaded(true);
        assertThat(get().getStatus()).isEqualTo(401);
    }

    private static void assertStarting(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderValues("Retry-After")).containsExactly("1");
        assertThat(answer.getContentAsString()).contains("\"overloaded\"");
    }

    private MockHttpServletResponse get() throws Exception {
        OpenAiHandlers handlers =
                new OpenAiHandlers(
                        pipeline,
                        CallerFixture.callers(keys),
                        RouteFixture.routes(
                                models,
                                new InMemoryTable<>(),
                                providers.getFirst(),
                                InstantSource.fixed(Instant.EPOCH)));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/models");
        request.addHeader("Authorization", "Bearer " + SECRET);
        MockHttpServletResponse response = new MockHttpServletResponse();
        handlers.models(ServerRequest.create(request, List.of()))
                .writeTo(request, response, new NoConverters());
        return response;
    }

    private static final class NoConverters implements ServerResponse.Context {

        @Override
        public List<HttpMessageConverter<?>> messageConverters() {
            return List.of();
        }
    }
}
