package io.getinference.chaos;

import io.getinference.chaos.check.Row;
import io.getinference.chaos.fault.Schedule;
import io.getinference.chaos.report.Story;
import io.getinference.local.process.LogFile;

import java.nio.file.Path;
import java.util.List;

/** The one command. */
public final class Chaos {

    private static final int USAGE = 2;

    private Chaos() {}

    /** Exit code 0: nothing differs, 1: something does, 2: wrong usage. */
    public static void main(String[] words) {
        try {
            System.exit(run(Options.parse(List.of(words))));
        } catch (IllegalArgumentException wrongUsage) {
            System.err.println(wrongUsage.getMessage());
            System.exit(USAGE);
        }
    }

    private static int run(Options options) {
        System.setProperty("getinference.logs", options.data().resolve("logs").toString());
        Story story = new Story(System.out, story(options.data()));
        story.write("seed " + options.seed() + ", " + options);
        Schedule schedule = new Schedule(options.seed(), options.size().members());
        List<Row> differences = new Run(options, schedule, story).differences();
        story.write(
                differences.isEmpty()
                        ? "Nothing differs. The seed was " + options.seed() + "."
                        : "%d rows differ. The seed was %d; every process's log is in %s"
                                .formatted(
                                        differences.size(),
                                        options.seed(),
                                        options.data().resolve("logs")));
        return differences.isEmpty() ? 0 : 1;
    }

    /** Beside the run's directory, which is emptied. */
    private static LogFile story(Path data) {
        LogFile story = LogFile.in(data.resolveSibling(data.getFileName() + ".story"), "story");
        story.startAnew();
        return story;
    }
}
