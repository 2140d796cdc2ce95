package io.getinference.billing.credit;

import io.getinference.common.event.Wire;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** The JSON object of a request; what is wrong with it is a 400 that names the field. */
public final class JsonBody {

    private static final int BYTES_MAX = 10_000;
    private static final int TEXT_CHARACTERS_MAX = 500;

    private final JsonNode root;

    private JsonBody(JsonNode root) {
        this.root = root;
    }

    /**
     * Reads a body.
     *
     * @param fields those it may have: a misspelt one must not be passed over in silence
     */
    public static JsonBody read(InputStream body, Set<String> fields) throws IOException {
        JsonNode root = object(body.readNBytes(BYTES_MAX + 1));
        for (String name : root.propertyNames()) {
            if (!fields.contains(name)) {
                throw bad("The body has a field that is unknown here; known are " + fields + ".");
            }
        }
        return new JsonBody(root);
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
        throw bad("The body must be a JSON object.");
    }

    /** A field as it stands. */
    JsonNode field(String name) {
        return root.path(name);
    }

    /** A required amount above zero, in US dollars. */
    public Money amount(String name, Money max) {
        JsonNode field = root.path(name);
        if (!field.isString()) {
            throw bad("`" + name + "` must be a string such as \"5.00\".");
        }
        Money amount;
        try {
            amount = Money.ofUsd(field.asString());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw bad(
                    "`"
                            + name
                            + "` must be a plain decimal of US dollars with at most nine"
                            + " decimals.",
                    e);
        }
        if (!amount.isPositive() || !max.covers(amount)) {
            throw bad("`" + name + "` must be above 0 and at most " + max.toUsd() + ".");
        }
        return amount;
    }

    /** A required text of at most 500 characters, not all blank, without control characters. */
    public String text(String name) {
        JsonNode field = root.path(name);
        String text = field.isString() ? field.asString() : "";
        boolean isSayable =
                !text.isBlank()
                        && text.codePointCount(0, text.length()) <= TEXT_CHARACTERS_MAX
                        && text.codePoints().noneMatch(JsonBody::isUnprintable);
        if (!isSayable) {
            throw bad(
                    "`"
                            + name
                            + "` must be a string of 1 to "
                            + TEXT_CHARACTERS_MAX
                            + " characters, not all blank and none a control character.");
        }
        return text;
    }

    private static boolean isUnprintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }

    static ResponseStatusException bad(String detail) {
        return bad(detail, null);
    }

    static ResponseStatusException bad(String detail, @Nullable Exception cause) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail, cause);
    }
}
