package io.getinference.conformance;

import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.types.Content;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.GenerateContentResponseUsageMetadata;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.google.genai.types.Part;

import io.getinference.simulator.ProviderSimulator;
import io.getinference.simulator.SimulatorSettings;
import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.FaultMatch;
import io.getinference.simulator.fault.FaultSyntax;
import io.getinference.simulator.model.Provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Google's Java client in front of a simulator of its own. */
final class GoogleGenaiBench implements AutoCloseable {
    static final String FLASH = "gemini-2.5-flash";
    static final String LITE = "gemini-2.5-flash-lite";
    static final GenerateContentConfig AS_IS = GenerateContentConfig.builder().build();

    /** The client's own retries, five attempts, without its waits of 15 s in all. */
    static final HttpRetryOptions AT_ONCE =
            HttpRetryOptions.builder().initialDelay(0.001).maxDelay(0.001).build();

    final ProviderSimulator simulator = ProviderSimulator.start(SimulatorSettings.forTests());
    final Client client = client("key", options -> options);
    private final List<Client> more = new ArrayList<>();

    /** Another client of the same simulator, set up differently. */
    Client with(String key, UnaryOperator<HttpOptions.Builder> setup) {
        Client other = client(key, setup);
        more.add(other);
        return other;
    }

    private Client client(String key, UnaryOperator<HttpOptions.Builder> setup) {
        HttpOptions.Builder options =
                HttpOptions.builder().baseUrl(simulator.baseUrl().toString()).retryOptions(AT_ONCE);
        return Client.builder().apiKey(key).httpOptions(setup.apply(options).build()).build();
    }

    GenerateContentResponse answer(String model, String text, GenerateContentConfig config) {
        return client.models.generateContent(model, text, config);
    }

    GenerateContentResponse answer(String text) {
        return answer(LITE, text, AS_IS);
    }

    /** All chunks of a stream, read to its end. */
    List<GenerateContentResponse> chunks(String model, String text, GenerateContentConfig config) {
        List<GenerateContentResponse> chunks = new ArrayList<>();
        try (ResponseStream<GenerateContentResponse> stream =
                client.models.generateContentStream(model, text, config)) {
            stream.forEach(chunks::add);
        }
        return chunks;
    }

    List<GenerateContentResponse> chunks(String text) {
        return chunks(LITE, text, AS_IS);
    }

    static String text(GenerateContentResponse answer) {
        return Objects.requireNonNullElse(answer.text(), "");
    }

    static String text(List<GenerateContentResponse> chunks) {
        StringBuilder text = new StringBuilder();
        chunks.forEach(chunk -> text.append(text(chunk)));
        return text.toString();
    }

    static GenerateContentResponseUsageMetadata usage(GenerateContentResponse answer) {
        return answer.usageMetadata().orElseThrow();
    }

    static Content user(Part... parts) {
        return Content.builder().role("user").parts(parts).build();
    }

    void next(Fault... faults) {
        for (Fault fault : faults) {
            simulator.faults().add(FaultMatch.next(Provider.GEMINI), fault);
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
        more.forEach(Client::close);
        simulator.close();
    }
}
