package io.getinference.simulator.anthropic;

import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;

import org.jspecify.annotations.Nullable;

/** What Anthropic says when it is money, and not pace, that runs out. */
final class SpendLimits {
    private SpendLimits() {}

    /** The refusal in the words that go with an error code, as far as they are known. */
    static Refusal worded(Refusal usual, @Nullable String errorCode) {
        String message =
                switch (errorCode) {
                    case "enforced_spend_limit_reached" ->
                            "This request would exceed your account's monthly spend limit. Please"
                                    + " try again later.";
                    case "contract_spend_limit_reached" ->
                            "This request would exceed the spend limit of your contract.";
                    case "ramp_limit_exceeded" ->
                            "Your organization's usage has grown too fast. Please ramp up"
                                    + " gradually.";
                    case "organization_on_hold" -> "Your organization is on hold.";
                    case "image_dimensions_too_large" ->
                            "At least one of the image dimensions exceeds the maximum.";
                    case null, default -> usual.message();
                };
        return new Refusal(usual.status(), usual.type(), message);
    }
}
