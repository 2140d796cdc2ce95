package io.getinference.billing.credit;

import io.getinference.common.event.GrantKind;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Reads the body of a request for credit; what is wrong with it is a 400 that names the field. */
final class GrantBody {

    private static final Set<String> FIELDS =
            Set.of("amount_usd", "kind", "priority", "expires_at");

    private static final String EXPIRES_AT =
            "`expires_at` must be a time in UTC such as \"2027-01-31T00:00:00Z\".";

    /** The end of years with four digits, which every reader of RFC 3339 takes. */
    private static final Instant TIME_END = Instant.parse("+10000-01-01T00:00:00Z");

    private GrantBody() {}

    static GrantRequest read(InputStream stream, CreditSettings settings) throws IOException {
        JsonBody body = JsonBody.read(stream, FIELDS);
        Money amount = body.amount("amount_usd", settings.grantMax());
        GrantKind kind = kind(body.field("kind"));
        int priority = priority(body.field("priority"), settings);
        return new GrantRequest(amount, kind, priority, expiresAt(body.field("expires_at")));
    }

    private static GrantKind kind(JsonNode field) {
        return switch (field.isString() ? field.asString() : "") {
            case "paid" -> GrantKind.PAID;
            case "promotional" -> GrantKind.PROMOTIONAL;
            default -> throw JsonBody.bad("`kind` must be \"paid\" or \"promotional\".");
        };
    }

    private static int priority(JsonNode field, CreditSettings settings) {
        if (field.isMissingNode() || field.isNull()) {
            return 0;
        }
        boolean fits = field.isIntegralNumber() && field.canConvertToInt();
        if (!fits || field.intValue() < 0 || field.intValue() > settings.priorityMax()) {
            throw JsonBody.bad(
                    "`priority` must be a whole number from 0 to " + settings.priorityMax() + ".");
        }
        return field.intValue();
    }

    /** Whether it lies ahead is asked later, of the first of equal requests only. */
    private static @Nullable Instant expiresAt(JsonNode field) {
        if (field.isMissingNode() || field.isNull()) {
            return null;
        }
        try {
            Instant time = Instant.parse(field.isString() ? field.asString() : "");
            if (time.isAfter(Instant.EPOCH) && time.isBefore(TIME_END)) {
                return time.truncatedTo(ChronoUnit.MICROS);
            }
        } catch (DateTimeException e) {
            throw JsonBody.bad(EXPIRES_AT, e);
        }
        throw JsonBody.bad(EXPIRES_AT);
    }
}
