package io.getinference.gateway.budget;

import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The claims that wait for a lease, served in the order in which they came: a large one is not
 * passed by small ones for ever.
 */
final class Waiting {

    private final Deque<Waiter> queue = new ArrayDeque<>();

    boolean isEmpty() {
        return queue.isEmpty();
    }

    int size() {
        return queue.size();
    }

    @Nullable Waiter head() {
        return queue.peekFirst();
    }

    void add(Waiter waiter) {
        queue.addLast(waiter);
    }

    boolean remove(Waiter waiter) {
        return queue.remove(waiter);
    }

    /** Rules on all that had come before a message of this number was written. */
    void ruleBefore(long number, Ruling ruling) {
        for (Waiter head = head(); head != null && head.isBefore(number); head = head()) {
            queue.removeFirst().rule(ruling);
        }
    }

    /** Everyone, in order; what is changed meanwhile is not seen. */
    List<Waiter> all() {
        return List.copyOf(queue);
    }

    /** The tokens that all together are expected to use. */
    long tokens() {
        return queue.stream().mapToLong(waiter -> waiter.claim().tokens()).sum();
    }

    /** All that is wished. */
    Money wishes() {
        return queue.stream().map(waiter -> waiter.claim().full()).reduce(Money.ZERO, Money::plus);
    }

    /**
     * The least that helps: each one's share of what those before it leave, as long as that fits;
     * the first one's in any case, since what is known may have changed.
     *
     * @param left what the budgets have left, or null while nobody knows
     */
    Money needs(@Nullable Money left) {
        Money needs = Money.ZERO;
        for (Waiter waiter : queue) {
            Money share =
                    left == null
                            ? waiter.claim().blindShare()
                            : waiter.claim().share(left.minus(needs));
            boolean fits = left == null || left.minus(needs).covers(share);
            if (!fits && needs.isPositive()) {
                return needs;
            }
            needs = needs.plus(share);
        }
        return needs;
    }
}
