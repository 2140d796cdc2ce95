package io.getinference.chaos;

/** The one command. */
public final class Chaos {

    private Chaos() {}

    /** Runs it. */
    public static void main(String[] words) {
        System.exit(words.length);
    }
}
