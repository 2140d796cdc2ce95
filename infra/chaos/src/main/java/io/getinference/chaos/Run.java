package io.getinference.chaos;

import io.getinference.chaos.Spending.Purse;
import io.getinference.chaos.check.Checks;
import io.getinference.chaos.check.Row;
import io.getinference.chaos.cluster.Cluster;
import io.getinference.chaos.cluster.Places;
import io.getinference.chaos.evidence.Evidence;
import io.getinference.chaos.fault.Fault;
import io.getinference.chaos.fault.Striking;
import io.getinference.chaos.gather.Gathering;
import io.getinference.chaos.gather.Statements;
import io.getinference.chaos.load.Asking;
import io.getinference.chaos.load.Calls;
import io.getinference.chaos.load.Crowd;
import io.getinference.chaos.load.OpenRequests;
import io.getinference.chaos.load.Prober;
import io.getinference.chaos.load.Rounds;
import io.getinference.chaos.money.Office;
import io.getinference.chaos.report.Figures;
import io.getinference.chaos.report.Story;
import io.getinference.chaos.report.Table;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** One run, from an empty directory to the table. */
final class Run {

    private static final Duration SETTLED_MAX = Duration.ofSeconds(90);

    private final Options options;
    private final Iterator<Fault> faults;
    private final Story story;
    private final InstantSource clock = InstantSource.system();
    private final OpenRequests open = new OpenRequests();
    private final Calls calls = new Calls();
    private final Rounds rounds = new Rounds();

    /**
     * A run.
     *
     * @param faults what happens, as long as the duration lasts
     * @param story hears what happens
     */
    Run(Options options, Iterator<Fault> faults, Story story) {
        this.options = options;
        this.faults = faults;
        this.story = story;
    }

    /** What differs; nothing where all is well. */
    List<Row> differences() {
        Places places = Places.choose(options.checkout(), options.data(), options.size());
        try (Cluster cluster = Cluster.in(places, options.settings());
                Office office = new Office(places)) {
            Thread atExit = new Thread(cluster::close);
            Runtime.getRuntime().addShutdownHook(atExit);
            cluster.start();
            story.tell("everything is ready; data and logs in " + options.data());
            List<Row> rows = spend(cluster, office);
            Runtime.getRuntime().removeShutdownHook(atExit);
            return rows.stream().filter(row -> !row.holds()).toList();
        }
    }

    private List<Row> spend(Cluster cluster, Office office) {
        Stage stage = Stage.set(cluster, office);
        Striking striking = new Striking(cluster, open, clock, story::tell);
        List<Row> own = new ArrayList<>();
        try (Asking asking = new Asking(clock, open, calls);
                Crowd crowd = new Crowd(asking, rounds, options.callers())) {
            Spending spending =
                    new Spending(
                            office, new Purse(stage.customer(), options.topUp()), crowd, story);
            Thread.ofVirtual().start(new Prober(asking, rounds, stage.doors(), stage.probed()));
            crowd.start(
                    stage.doors(),
                    stage.keys(),
                    new Crowd.Settings(options.seed(), options.longest()));
            spending.during(options.duration(), over -> striking.run(faults, over));
            own.add(Row.none("run", "callers that stumbled", crowd.size(), crowd.stumbles()));
        }
        striking.awaitWhole();
        own.addAll(Faults.rows(striking));
        Gathering gathering =
                new Gathering(cluster.places(), new Statements(cluster, office), stage.accounts());
        story.tell(
                gathering.settles(SETTLED_MAX)
                        ? "everything has settled"
                        : "not everything has settled within " + SETTLED_MAX.toSeconds() + " s");
        Evidence evidence = gathering.evidence(calls.all(), striking.deaths(), office.topUps());
        List<Row> rows = new ArrayList<>(Checks.rows(evidence));
        rows.addAll(own);
        story.write(Table.of(rows));
        story.write(
                new Figures(evidence, striking.struck(), stage.probed().busy().account()).text());
        return rows;
    }
}
