package io.getinference.conformance;

/** A tool that a client calls by reflection; it wants it public, static and of plain types. */
public final class Weather {
    private Weather() {}

    /** The weather in a city. */
    public static String weather(String city) {
        return "4 C in " + city;
    }
}
