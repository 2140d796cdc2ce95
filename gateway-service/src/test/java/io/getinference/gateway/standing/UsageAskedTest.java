package io.getinference.gateway.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.getinference.gateway.openai.ApiError;
import io.getinference.gateway.openai.RefusedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.Map;

class UsageAskedTest {

    @Test
    void asksForDaysByModelWhereNothingIsSaid() {
        assertThat(UsageAsked.of(Map.of(), 100).parameters())
                .isEqualTo(Map.of("by", "day,model", "limit", 100));
    }

    @Test
    void takesADayAsItsFirstHour() {
        Map<String, String[]> query =
                Map.of(
                        "from", one("2026-11-22"),
                        "to", one("2026-11-23T05:00:00Z"),
                        "by", one("hour"),
                        "limit", one("7"),
                        "cursor", one("2026-11-22T00:00:00Z/m//"));
        assertThat(UsageAsked.of(query, 100).parameters())
                .isEqualTo(
                        Map.of(
                                "from",
                                Instant.parse("2026-11-22T00:00:00Z"),
                                "to",
                                Instant.parse("2026-11-23T05:00:00Z"),
                                "by",
                                "hour",
                                "limit",
                                7,
                                "cursor",
                                "2026-11-22T00:00:00Z/m//"));
    }

    @ParameterizedTest
    @CsvSource({
        "from, 2026-11-22T00:30:00Z",
        "from, yesterday",
        "from, 2026-13-01",
        "from, ''",
        "from, -1000-01-01T00:00:00Z",
        "to, 1969-12-31",
        "to, +10000-01-01T00:00:00Z",
        "by, week",
        "by, 'model,day'",
        "by, 'day,key'",
        "by, ''",
        "limit, 0",
        "limit, 101",
        "limit, ten",
        "limit, 99999999999",
        "cursor, ''"
    })
    void namesTheParameterThatCannotBeAnswered(String name, String value) {
        ApiError error = refused(Map.of(name, one(value)));
        assertThat(error.status()).isEqualTo(400);
        assertThat(error.code()).isEqualTo("invalid_value");
        assertThat(error.param()).isEqualTo(name);
        assertThat(error.message()).contains("`" + name + "`");
    }

    @Test
    void refusesWhatItDoesNotKnowAndWhatComesTwice() {
        assertThat(refused(Map.of("form", one("2026-11-22"))))
                .returns("unknown_parameter", ApiError::code)
                .returns("form", ApiError::param);
        assertThat(refused(Map.of("limit", new String[] {"1", "2"})))
                .returns("limit", ApiError::param);
        assertThat(refused(Map.of("cursor", one("x".repeat(301)))))
                .returns("cursor", ApiError::param);
    }

    @Test
    void refusesATimeThatEndsBeforeItBegins() {
        assertThat(refused(Map.of("from", one("2026-11-23"), "to", one("2026-11-22"))))
                .returns("from", ApiError::param);
    }

    private static ApiError refused(Map<String, String[]> query) {
        return catchThrowableOfType(RefusedException.class, () -> UsageAsked.of(query, 100))
                .error();
    }

    private static String[] one(String value) {
        return new String[] {value};
    }
}
