package io.getinference.chaos.report;

import io.getinference.chaos.fault.Struck;
import io.getinference.local.process.LogFile;
import io.getinference.local.process.Stopwatch;

import java.io.PrintStream;

/** Tells what happens while it happens, on the terminal and in a file. */
public final class Story {

    private static final long MILLIS_PER_SECOND = 1_000;

    private final Stopwatch watch = new Stopwatch();
    private final PrintStream out;
    private final LogFile file;

    public Story(PrintStream out, LogFile file) {
        this.out = out;
        this.file = file;
    }

    /** Something happened now. */
    public void tell(String what) {
        long millis = watch.elapsed().toMillis();
        write("+%4d.%01d s  %s".formatted(millis / MILLIS_PER_SECOND, millis % 1_000 / 100, what));
    }

    /** A fault, and everything is whole again. */
    public void tell(Struck struck) {
        tell(
                "%s; %d requests were open, %d of them there; whole again %d ms later"
                        .formatted(
                                struck.fault().text(),
                                struck.open(),
                                struck.openThere(),
                                struck.took().toMillis()));
    }

    /** Text that belongs to no moment. */
    public void write(String text) {
        out.println(text);
        file.append(text);
    }
}
