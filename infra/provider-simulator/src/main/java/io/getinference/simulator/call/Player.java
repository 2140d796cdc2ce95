package io.getinference.simulator.call;

import io.getinference.simulator.answer.PromptTokens;
import io.getinference.simulator.bill.Tally;
import io.getinference.simulator.call.Biller.Reached;
import io.getinference.simulator.call.Biller.Result;
import io.getinference.simulator.fault.ContentFault;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.Fault.Delay.Before;
import io.getinference.simulator.http.HttpAnswer;
import io.getinference.simulator.http.HttpExchange;
import io.getinference.simulator.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plays one answer, with its fault, at its pace, and bills it whatever happens. */
public final class Player {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final Stage stage;
    private final HttpExchange exchange;
    private final Rendition rendition;
    private final FaultPlan plan;
    private final Biller biller;
    private final Dressing dressing;
    private final Optional<String> objection;
    private final Sink sink;
    private final List<Frame> frames;

    private int events;
    private int generated;
    private boolean usageSent;

    private Player(Stage stage, HttpExchange exchange, Call call, Performance performance) {
        this.stage = stage;
        this.exchange = exchange;
        this.rendition = performance.rendition();
        this.plan = new FaultPlan(performance.fault());
        Twist twist = Twist.of(performance.fault(), call);
        boolean another = performance.fault() == ContentFault.OTHER_MODEL;
        Call billed = another && twist != null ? call.servedBy(twist.otherModel()) : call;
        this.biller = new Biller(stage, billed);
        this.dressing = new Dressing(performance.fault(), twist);
        List<Frame> plainly = rendition.frames();
        this.objection =
                new Suitability(call, rendition, plainly).objection(performance.fault(), twist);
        this.frames = dressing.frames(plainly);
        this.sink =
                call.stream()
                        ? new Sink.Streamed(exchange, rendition, dressing, frames)
                        : new Sink.Plain(exchange, rendition, dressing);
    }

    /** What is to be played. */
    public record Performance(Rendition rendition, @Nullable Fault fault) {}

    /** Plays {@code performance} to the end, its own or the caller's. */
    public static void play(Stage stage, HttpExchange exchange, Call call, Performance performance)
            throws IOException {
        Player player = new Player(stage, exchange, call, performance);
        if (player.objection.isPresent()) {
            player.answerInstead(
                    HttpAnswer.json(
                            400, Json.write(Json.object().put("error", player.objection.get()))));
            return;
        }
        switch (performance.fault()) {
            case Fault.Instead instead ->
                    player.answerInstead(Substitute.of(instead, player.rendition));
            case Fault.ErrorEvent error when !call.stream() ->
                    player.answerInstead(
                            player.rendition.failure(new Fault.Status(player.statusOf(error), 0)));
            case Fault.Refuse refuse -> player.refuse(refuse);
            case null, default -> player.playOrAbandon();
        }
    }

    private void answerInstead(HttpAnswer answer) throws IOException {
        exchange.answer(answer, () -> billNothing(answer.status()));
    }

    private void refuse(Fault.Refuse fault) throws IOException {
        billNothing(0);
        exchange.door().refuse(Duration.ofMillis(fault.millis()), fault.connections());
        exchange.reset();
    }

    private void billNothing(int status) {
        biller.bill(new Result(status, plan.type(), Tally.NOTHING, Tally.NOTHING), Reached.NOTHING);
    }

    private void playOrAbandon() throws IOException {
        try {
            if (!playAll()) {
                billAbandoned();
                exchange.hangUp();
            }
        } catch (IOException callerGone) {
            if (!biller.billed()) {
                billAbandoned();
            }
            throw callerGone;
        }
    }

    /** Says false when the caller has hung up. */
    private boolean playAll() throws IOException {
        if (!exchange.pause(plan.delay(Before.HEADERS))) {
            return false;
        }
        if (plan.breaksBefore(Fault.BEFORE_HEADERS, frames.size())) {
            return breakOff();
        }
        sink.open();
        if (!exchange.pause(plan.delay(Before.FIRST_EVENT))) {
            return false;
        }
        for (int i = 0; i < frames.size(); i++) {
            if (plan.breaksBefore(i, frames.size())) {
                return breakOff();
            }
            if (!send(i)) {
                return false;
            }
        }
        if (plan.breaksBefore(frames.size(), frames.size())) {
            return breakOff();
        }
        sink.end();
        return true;
    }

    private boolean send(int index) throws IOException {
        Frame frame = frames.get(index);
        double millis = frame.pauseMillis() * stage.dials().speed();
        Duration pause = Duration.ofNanos((long) (millis * NANOS_PER_MILLI));
        generated = frame.outputTokens();
        if (!exchange.pause(pause.plus(plan.delayBefore(index)))) {
            return false;
        }
        boolean last = index + 1 == frames.size();
        boolean breaksAfter = plan.breaksBefore(frames.size(), frames.size());
        int sent =
                last && !breaksAfter
                        ? sink.writeLast(frame, () -> billComplete(frame))
                        : sink.write(frame);
        events += sent;
        usageSent |= sent > 0 && frame.terminalUsage();
        return true;
    }

    /** The ordered fault happens here. */
    private boolean breakOff() throws IOException {
        switch (plan.fault()) {
            case Fault.Cut cut -> {
                sink.half();
                billBroken();
                if (cut.reset()) {
                    exchange.reset();
                } else {
                    exchange.hangUp();
                }
            }
            case Fault.Eof eof -> {
                sink.half();
                billBroken();
                endOrHangUp();
            }
            case Fault.Half half -> {
                sink.halfOf(frames.get(Math.min(half.afterEvents(), frames.size() - 1)));
                billBroken();
                endOrHangUp();
            }
            case Fault.ErrorEvent error -> {
                String event = rendition.errorEvent(statusOf(error));
                sink.writeLast(new Frame(event, 0, generated, false), this::billBroken);
                sink.end();
            }
            case Fault.Stall stall -> {
                sink.half();
                exchange.untilAbandoned();
                return false;
            }
            case null, default -> throw new IllegalStateException("no fault breaks here");
        }
        return true;
    }

    private void endOrHangUp() throws IOException {
        if (sink instanceof Sink.Streamed && (events > 0 || plan.fault() instanceof Fault.Half)) {
            sink.end();
        } else {
            exchange.hangUp();
        }
    }

    private int statusOf(Fault.ErrorEvent error) {
        return error.status() == 0 ? rendition.overloadedStatus() : error.status();
    }

    private void billComplete(Frame last) {
        boolean plain = sink instanceof Sink.Plain;
        boolean usage = plain ? !rendition.answer().usageOmitted() : usageSent;
        Reached all =
                new Reached(
                        events + 1,
                        false,
                        !dressing.spoils(),
                        (usage || last.terminalUsage()) && !dressing.hides(),
                        rendition.finish());
        Tally made = tally(rendition.outputTokens());
        bill(made, rendition.free() ? Tally.NOTHING : made, all);
    }

    /**
     * The provider failed: what it had made is billed, if the caller saw any of it. Only an early
     * end that came after everything was sent is no failure to the caller; a reset or an error
     * there spoils what was sent before it.
     */
    private void billBroken() {
        boolean complete = events == frames.size() && plan.fault() instanceof Fault.Eof;
        Tally made = tally(generated);
        Tally billed =
                switch (stage.dials().broken()) {
                    case PARTIAL -> made;
                    case NOTHING -> Tally.NOTHING;
                    case ALL -> tally(rendition.outputTokens());
                };
        bill(
                made,
                events > 0 && !rendition.free() ? billed : Tally.NOTHING,
                new Reached(events, false, complete, usageSent, null));
    }

    private void billAbandoned() {
        if (exchange.serverCloses()) {
            billBroken();
            return;
        }
        int made = rendition.runsOnWhenAbandoned() ? rendition.outputTokens() : generated;
        bill(
                tally(made),
                rendition.free() ? Tally.NOTHING : tally(made),
                new Reached(events, true, false, usageSent, null));
    }

    private void bill(Tally made, Tally billed, Reached reached) {
        biller.bill(new Result(200, plan.type(), made, billed), reached);
    }

    private Tally tally(int output) {
        int thinking = Math.min(output, rendition.answer().thoughts());
        PromptTokens prompt = rendition.prompt();
        int cachedAudio = prompt.media().cachedAudio();
        return new Tally(
                prompt.input(),
                prompt.media().audio() - cachedAudio,
                prompt.cached(),
                cachedAudio,
                prompt.written(),
                prompt.write1h(),
                output,
                thinking);
    }
}
