package io.getinference.simulator.call;

/**
 * A model id as a caller wrote it, with the fault that its end may order: {@code
 * claude-haiku-4-5-sim-529}, {@code gemini-2.5-pro-sim-cut-3}.
 *
 * @param fault short form, "" when none is ordered
 */
public record AskedModel(String name, String fault) {
    private static final String MARK = "-sim-";

    /** Takes a written id apart. */
    public static AskedModel of(String written) {
        int mark = written.indexOf(MARK);
        return mark < 0
                ? new AskedModel(written, "")
                : new AskedModel(
                        written.substring(0, mark),
                        written.substring(mark + MARK.length()).replace('-', ':'));
    }
}
