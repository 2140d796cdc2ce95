package io.getinference.chaos.check;

import io.getinference.chaos.evidence.Call;
import io.getinference.common.money.Money;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** No 402 while prompt and a useful answer could be paid even if every lease came back. */
final class FalseRefusals implements Check {

    /** The journal's times are whole milliseconds, and the caller's clock is read beside it. */
    private static final Duration BLUR = Duration.ofMillis(10);

    @Override
    public Stream<Row> rows(Trial trial) {
        Refusable refusable = new Refusable(trial);
        Remaining remaining = new Remaining(trial.replay().steps());
        List<String> untrue = new ArrayList<>();
        List<String> invented = new ArrayList<>();
        List<Call> refused =
                trial.evidence().calls().stream().filter(Call::isPaymentRequired).toList();
        for (Call call : refused) {
            String limit = limit(call);
            Instant from = call.started().minus(BLUR);
            Instant to = call.ended().plus(BLUR);
            Money left = remaining.least(limit, from, to);
            Optional<Money> needed = refusable.least(call);
            if (left == null || needed.isEmpty() || left.covers(needed.get())) {
                untrue.add(call.answer() + ": " + left + " left for " + needed);
            }
            Money said = call.answer().remaining();
            if (said == null || !remaining.had(limit, said.max(Money.ZERO), from, to)) {
                invented.add(call.answer().request() + " said " + said + ", least was " + left);
            }
        }
        return Stream.of(
                Row.none(
                        "10",
                        "402s that could have been paid (false 402s)",
                        refused.size(),
                        untrue),
                Row.none("10", "402s whose remaining_usd never was", refused.size(), invented));
    }

    private static String limit(Call call) {
        return "key_budget_exceeded".equals(call.answer().code())
                ? call.who().key().value()
                : call.who().account().value();
    }
}
