package io.getinference.chaos.fault;

import io.getinference.chaos.cluster.Await;
import io.getinference.chaos.cluster.Member;
import io.getinference.chaos.cluster.Role;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Does what a fault says, to the processes that it names. */
final class Hand {

    private final List<Member> members;
    private final Consumer<Duration> pause;

    /**
     * A hand on these processes.
     *
     * @param pause how a while passes; a test's does not
     */
    Hand(List<Member> members, Consumer<Duration> pause) {
        this.members = List.copyOf(members);
        this.pause = pause;
    }

    Hand(List<Member> members) {
        this(members, Await::pause);
    }

    /** Comes back when the process has been started again, ready or not. */
    void apply(Fault fault) {
        switch (fault) {
            case Fault.Kill(String name, Duration down) -> {
                Member member = named(name);
                member.kill();
                pause.accept(down);
                member.start();
            }
            case Fault.Freeze(String name, Duration time) -> {
                Member member = named(name);
                member.freeze();
                pause.accept(time);
                member.thaw();
            }
            case Fault.Restart(String name) -> {
                Member member = named(name);
                member.terminate();
                member.start();
            }
            case Fault.KafkaAway away -> takeAway(away);
        }
    }

    private void takeAway(Fault.KafkaAway away) {
        List<Member> nodes = nodes();
        if (away.killed()) {
            nodes.forEach(Member::kill);
            pause.accept(away.time());
            nodes.forEach(Member::start);
        } else {
            nodes.forEach(Member::freeze);
            pause.accept(away.time());
            nodes.forEach(Member::thaw);
        }
    }

    private List<Member> nodes() {
        return members.stream().filter(m -> m.role() == Role.KAFKA).toList();
    }

    private Member named(String name) {
        return members.stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
    }
}
