package io.getinference.billing.credit;

import io.getinference.common.event.GrantKind;
import io.getinference.common.event.Wire;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a request for credit; what is wrong with it is a 400 that names the field. */
final class GrantBody {

    private static final int BYTES_MAX = 10_000;

    private GrantBody() {}

    static GrantRequest read(InputStream body, CreditSettings settings) throws IOException {
        JsonNode root = object(body.readNBytes(BYTES_MAX + 1));
        Money amount = amount(root.path("amount_usd"), settings.grantMax());
        GrantKind kind = kind(root.path("kind"));
        return new GrantRequest(amount, kind, priority(root.path("priority"), settings));
    }

    private static JsonNode object(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            throw new ResponseStatusException(
                    HttpStatus.CONTENT_TOO_LARGE, "The body may have " + BYTES_MAX + " bytes.");
        }
        try {
            JsonNode root = Wire.JSON.readTree(bytes);
            if (root.isObject()) {
                return root;
            }
        } catch (JacksonException e) {
            throw bad("The body is not JSON.", e);
        }
        throw bad("The body must be a JSON object.", null);
    }

    private static Money amount(JsonNode field, Money max) {
        if (!field.isString()) {
            throw bad("`amount_usd` must be a string such as \"5.00\".", null);
        }
        Money amount;
        try {
            amount = Money.ofUsd(field.asString());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw bad(
                    "`amount_usd` must be a plain decimal of US dollars with at most nine"
                            + " decimals.",
                    e);
        }
        if (!amount.isPositive() || !max.covers(amount)) {
            throw bad("`amount_usd` must be above 0 and at most " + max.toUsd() + ".", null);
        }
        return amount;
    }

    private static GrantKind kind(JsonNode field) {
        return switch (field.isString() ? field.asString() : "") {
            case "paid" -> GrantKind.PAID;
            case "promotional" -> GrantKind.PROMOTIONAL;
            default -> throw bad("`kind` must be \"paid\" or \"promotional\".", null);
        };
    }

    private static int priority(JsonNode field, CreditSettings settings) {
        if (field.isMissingNode() || field.isNull()) {
            return 0;
        }
        boolean fits = field.isIntegralNumber() && field.canConvertToInt();
        if (!fits || field.intValue() < 0 || field.intValue() > settings.priorityMax()) {
            throw bad(
                    "`priority` must be a whole number from 0 to " + settings.priorityMax() + ".",
                    null);
        }
        return field.intValue();
    }

    private static ResponseStatusException bad(String detail, @Nullable Exception cause) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail, cause);
    }
}
