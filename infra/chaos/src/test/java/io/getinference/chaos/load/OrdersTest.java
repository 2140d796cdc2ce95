package io.getinference.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class OrdersTest {

    private final List<Order> orders = orders(3);

    @Test
    void theSameSeedOrdersTheSame() {
        assertThat(orders(3)).isEqualTo(orders);
    }

    @Test
    void bothProvidersStreamedAndPlainWithAndWithoutACapAreAsked() {
        assertThat(orders).anyMatch(order -> order.model().value().startsWith("claude"));
        assertThat(orders).anyMatch(order -> order.model().value().startsWith("gemini"));
        assertThat(orders).anyMatch(Order::stream).anyMatch(order -> !order.stream());
        assertThat(orders).anyMatch(order -> order.outputTokensMax() == null);
        assertThat(orders).anyMatch(order -> order.hangUpAfter() != null);
    }

    @Test
    void allPromptsAreAsLong() {
        assertThat(orders.stream().map(order -> order.text().length()).collect(Collectors.toSet()))
                .hasSize(1);
    }

    private static List<Order> orders(long seed) {
        Orders orders = new Orders(new Random(seed), Duration.ofSeconds(10));
        return Stream.concat(Stream.generate(orders::next).limit(500), Stream.of(orders.cheapest()))
                .toList();
    }
}
