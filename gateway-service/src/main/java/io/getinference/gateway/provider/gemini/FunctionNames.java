package io.getinference.gateway.provider.gemini;

/** Names of functions: Gemini's begin with a letter or an underscore, OpenAI's with anything. */
final class FunctionNames {

    private static final String MARK = "_";

    private FunctionNames() {}

    static String taken(String name) {
        boolean plain = name.matches("[a-zA-Z_].*");
        return plain ? name : MARK + name;
    }

    /** The caller's name for what the model called. */
    static String given(String called) {
        boolean marked =
                called.length() > 1
                        && called.startsWith(MARK)
                        && taken(called.substring(1)).equals(called);
        return marked ? called.substring(1) : called;
    }
}
