package io.getinference.conformance;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.Sleeper;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;

import io.getinference.simulator.ProviderSimulator;
import io.getinference.simulator.SimulatorSettings;
import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.FaultMatch;
import io.getinference.simulator.fault.FaultSyntax;
import io.getinference.simulator.model.Provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** Anthropic's Java client in front of a simulator of its own. */
final class AnthropicBench implements AutoCloseable {
    static final String HAIKU = "claude-haiku-4-5";
    static final String HAIKU_SERVED = "claude-haiku-4-5-20251001";
    static final String OLD_VERSION = "2023-06-01";

    final ProviderSimulator simulator = ProviderSimulator.start(SimulatorSettings.forTests());

    /** What the client would have waited between attempts. */
    final List<Duration> waits = new ArrayList<>();

    final AnthropicClient client = client(builder -> builder);
    private final List<AnthropicClient> more = new ArrayList<>();

    /** Another client of the same simulator, set up differently. */
    AnthropicClient with(UnaryOperator<AnthropicOkHttpClient.Builder> setup) {
        AnthropicClient other = client(setup);
        more.add(other);
        return other;
    }

    private AnthropicClient client(UnaryOperator<AnthropicOkHttpClient.Builder> setup) {
        AnthropicOkHttpClient.Builder builder =
                AnthropicOkHttpClient.builder()
                        .apiKey("key")
                        .baseUrl(simulator.baseUrl().toString())
                        .sleeper(new NotedSleeper(waits));
        return setup.apply(builder).build();
    }

    static MessageCreateParams ask(String text) {
        return asking(HAIKU, text).build();
    }

    static MessageCreateParams.Builder asking(String model, String text) {
        return MessageCreateParams.builder().model(model).maxTokens(1000).addUserMessage(text);
    }

    Message answer(String text) {
        return client.messages().create(ask(text));
    }

    /** All events of a stream, read to its end. */
    List<RawMessageStreamEvent> events(MessageCreateParams params) {
        try (StreamResponse<RawMessageStreamEvent> stream =
                client.messages().createStreaming(params)) {
            return stream.stream().toList();
        }
    }

    /** A stream put together by the client's own helper. */
    Message streamed(MessageCreateParams params) {
        MessageAccumulator accumulator = MessageAccumulator.create();
        events(params).forEach(accumulator::accumulate);
        return accumulator.message();
    }

    static String text(Message message) {
        StringBuilder text = new StringBuilder();
        message.content().forEach(block -> block.text().ifPresent(t -> text.append(t.text())));
        return text.toString();
    }

    void next(Fault... faults) {
        for (Fault fault : faults) {
            simulator.faults().add(FaultMatch.next(Provider.ANTHROPIC), fault);
        }
    }

    /** The next calls meet these faults, one each, in the simulator's short form. */
    void next(String... faults) {
        for (String fault : faults) {
            try {
                next(FaultSyntax.brief(fault));
            } catch (FaultSyntax.Misspelt e) {
                throw new AssertionError(e);
            }
        }
    }

    List<BillEntry> bills() {
        return simulator.log().entries();
    }

    @Override
    public void close() {
        client.close();
        more.forEach(AnthropicClient::close);
        simulator.close();
    }

    private record NotedSleeper(List<Duration> waits) implements Sleeper {
        @Override
        public void sleep(Duration duration) {
            waits.add(duration);
        }

        @Override
        public CompletableFuture<Void> sleepAsync(Duration duration) {
            waits.add(duration);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }
}
