package io.getinference.simulator.gemini;

/**
 * A field of one of Google's messages.
 *
 * @param camel its name on the wire
 * @param type of one value
 */
record Field(String camel, Type type, Repeat repeat) {

    /** How many values the field takes. */
    enum Repeat {
        ONE,
        LIST,
        /** An object whose member names are the caller's own. */
        MAP
    }

    /** What one value may be. */
    sealed interface Type {
        /** A scalar of protobuf, named as Google's messages name it: {@code TYPE_INT32}. */
        enum Scalar implements Type {
            STRING,
            BYTES,
            BOOL,
            INT32,
            INT64,
            FLOAT,
            DOUBLE;

            String wireName() {
                return "TYPE_" + name();
            }
        }

        /** Another message, or a word of an enum; looked up by name, for schemas nest. */
        record Named(String name) implements Type {}

        /** An object that is the caller's own and is left as it is. */
        record Struct() implements Type {}

        /** Anything; left as it is. */
        record Value() implements Type {}
    }

    /** The way Google names the field in its messages. */
    String snake() {
        return snake(camel);
    }

    static String snake(String camel) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < camel.length(); i++) {
            char c = camel.charAt(i);
            if (Character.isUpperCase(c)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(c));
        }
        return snake.toString();
    }
}
