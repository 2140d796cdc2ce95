package io.getinference.billing.catalogue;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.event.Wire;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What an operator wishes.
 *
 * @param alternative null for none
 * @param validFrom null for now
 */
record AlternativeBody(@Nullable PublicModel alternative, @Nullable Instant validFrom) {

    private static final String FORM =
            "Send {\"alternative\": the name of a model or null, \"valid_from\": a time, or nothing for now}.";

    private static final int BYTES_MAX = 10_000;

    static AlternativeBody read(InputStream body) throws IOException {
        try {
            JsonNode json = Wire.JSON.readTree(body.readNBytes(BYTES_MAX));
            JsonNode alternative = json.path("alternative");
            if (!alternative.isString() && !alternative.isNull()) {
                throw unreadable(null);
            }
            JsonNode from = json.path("valid_from");
            return new AlternativeBody(
                    alternative.isNull() ? null : new PublicModel(alternative.stringValue()),
                    // PostgreSQL keeps microseconds, and the row's id tells its moment.
                    from.isMissingNode() || from.isNull()
                            ? null
                            : Instant.parse(from.asString()).truncatedTo(ChronoUnit.MICROS));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw unreadable(e);
        }
    }

    private static ResponseStatusException unreadable(@Nullable Exception cause) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, FORM, cause);
    }
}
