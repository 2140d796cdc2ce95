package io.getinference.gateway.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** With the bounds as they are by default. */
class ManyMessagesTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long ALLOCATED_MAX = 64 << 20;

    private final RequestSettings settings = settings(Map.of());

    @Test
    void aHundredThousandAreRefusedBeforeAllAreRead() {
        byte[] body = messages(100_000);
        assertThat((long) body.length).isLessThan(settings.bodyMax().toBytes());

        long before = THREADS.getCurrentThreadAllocatedBytes();
        RefusedException refused = refusal(settings, body);

        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(ALLOCATED_MAX);
        assertThat(refused.error().status()).isEqualTo(400);
        assertThat(refused.error().code()).isEqualTo("invalid_json");
        assertThat(refused.error().message()).contains("200000 tokens");
    }

    @Test
    void oneMoreThanThereMayBeIsToldAsThat() {
        assertThat(refusal(settings, messages(10_001)).error().code())
                .isEqualTo("array_above_max_length");
    }

    @Test
    void asManyAsThereMayBeAreRead() {
        ChatRequest request = new ChatRequestReader(settings).read(messages(10_000));

        assertThat(request.turns()).hasSize(10_000);
    }

    private static RefusedException refusal(RequestSettings settings, byte[] body) {
        return catchThrowableOfType(
                RefusedException.class, () -> new ChatRequestReader(settings).read(body));
    }

    private static RequestSettings settings(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("getinference.request", RequestSettings.class);
    }

    private static byte[] messages(int count) {
        String message = "{\"role\":\"user\",\"content\":\"x\"},";
        String all = message.repeat(count);
        return ("{\"model\":\"m\",\"messages\":[" + all.substring(0, all.length() - 1) + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
