package io.getinference.simulator.answer;

import io.getinference.simulator.json.Json;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;

/** Makes up a number within the bounds of its schema. */
record NumberSample(JsonNode schema, SplittableRandom random) {
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    JsonNode number(String type) throws Directives.Unknown {
        boolean whole = type.equals("integer");
        BigDecimal step = whole ? BigDecimal.ONE : TENTH;
        if (schema.path("multipleOf").isNumber()) {
            step = schema.path("multipleOf").decimalValue();
        }
        BigDecimal steps = lowest().divide(step, 0, RoundingMode.CEILING);
        BigDecimal least = steps.multiply(step);
        if (isBeyondExclusive(least)) {
            least = least.add(step);
        }
        BigDecimal wished = least.add(step.multiply(BigDecimal.valueOf(random.nextInt(100))));
        BigDecimal made = fits(wished) ? wished : least;
        if (!fits(made)) {
            throw new Directives.Unknown("no number conforms to the schema");
        }
        return whole ? Json.tree(made.toBigIntegerExact()) : Json.tree(made.stripTrailingZeros());
    }

    private BigDecimal lowest() {
        if (schema.path("minimum").isNumber()) {
            return schema.path("minimum").decimalValue();
        }
        if (schema.path("exclusiveMinimum").isNumber()) {
            return schema.path("exclusiveMinimum").decimalValue();
        }
        BigDecimal highest = highest();
        return highest.signum() < 0 ? highest.subtract(BigDecimal.TEN) : BigDecimal.ZERO;
    }

    private BigDecimal highest() {
        if (schema.path("maximum").isNumber()) {
            return schema.path("maximum").decimalValue();
        }
        return schema.path("exclusiveMaximum").isNumber()
                ? schema.path("exclusiveMaximum").decimalValue()
                : BigDecimal.valueOf(Integer.MAX_VALUE);
    }

    private boolean isBeyondExclusive(BigDecimal number) {
        JsonNode bound = schema.path("exclusiveMinimum");
        return bound.isNumber() && number.compareTo(bound.decimalValue()) <= 0;
    }

    private boolean fits(BigDecimal number) {
        JsonNode bound = schema.path("exclusiveMaximum");
        return number.compareTo(highest()) <= 0
                && !(bound.isNumber() && number.compareTo(bound.decimalValue()) >= 0);
    }
}
