package io.getinference.chaos.check;

import io.getinference.chaos.evidence.Call;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Tiers;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The least that a request must be able to pay: its prompt and a useful answer. A provider's count
 * of a prompt is an estimate, so the gateway adds 2 % and a frame to it; so do we.
 */
final class Refusable {

    private static final long FRAME_TOKENS = 64;
    private static final long COUNT_TO_MARGIN = 50;

    private final Map<String, Least> byModel = new HashMap<>();

    Refusable(Trial trial) {
        BookValue book = new BookValue(trial.evidence().ledger().prices());
        for (UsageRecorded used : trial.usage().values()) {
            long prompt = used.usage().prompt();
            if (prompt > 0) {
                Tiers tiers = book.tiers(used.attempt().asked());
                byModel.merge(
                        group(used.account(), used.attempt().model().value()),
                        new Least(tiers, counted(prompt)),
                        (one, other) -> one.prompt <= other.prompt ? one : other);
            }
        }
    }

    /** Nothing where the model never answered, so that nobody counted the prompt. */
    Optional<Money> least(Call call) {
        return Optional.ofNullable(
                        byModel.get(group(call.who().account(), call.who().model().value())))
                .map(least -> least.tiers.hold(least.prompt, call.who().useful()));
    }

    private static long counted(long prompt) {
        return prompt + Math.ceilDiv(prompt, COUNT_TO_MARGIN) + FRAME_TOKENS;
    }

    /** Prompts of one account to one model have one length. */
    private static String group(AccountId account, String model) {
        return account + " " + model;
    }

    private record Least(Tiers tiers, long prompt) {}
}
