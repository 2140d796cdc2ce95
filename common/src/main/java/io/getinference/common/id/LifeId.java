package io.getinference.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/**
 * One start of one gateway on its locked data directory. Written {@code life_<ULID of the
 * gateway>-<count>}.
 *
 * @param gateway the gateway, the same over all its lives
 * @param count which start this is, from 1; it only grows
 */
public record LifeId(GatewayId gateway, long count) {

    private static final String PREFIX = "life_";
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,18}");

    public LifeId {
        if (count < 1) {
            throw new IllegalArgumentException("a gateway's lives are counted from 1");
        }
    }

    /** Reads the written form; anything else is an IllegalArgumentException. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static LifeId parse(String text) {
        int dash = text.lastIndexOf('-');
        if (!text.startsWith(PREFIX)
                || dash < 0
                || !COUNT.matcher(text.substring(dash + 1)).matches()) {
            throw new IllegalArgumentException("not an id of the form life_<ULID>-<count>");
        }
        return new LifeId(
                new GatewayId("gw_" + text.substring(PREFIX.length(), dash)),
                Long.parseLong(text.substring(dash + 1)));
    }

    @JsonValue
    @Override
    public String toString() {
        return PREFIX + gateway.value().substring("gw_".length()) + "-" + count;
    }
}
